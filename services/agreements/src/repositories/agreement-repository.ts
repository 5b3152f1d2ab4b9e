import { type Connection, findRows, keysetPage, keysetPages, type SortField } from '@hub/common';
import type { EntityManager } from 'typeorm';
import { Agreement } from '../entities/agreement.js';
import type { AgreementListArgs } from '../entities/agreement-list-args.js';
import { AgreementOrderField } from '../entities/agreement-order-field.js';
import { SignatoryCounter } from '../entities/signatory-counter.js';
import { filterAgreements } from './filter-agreements.js';

/** In no order; ids that are not here are left out. */
export function findAgreementsById(db: EntityManager, ids: readonly string[]): Promise<Agreement[]> {
  return findRows(db, Agreement, 'where id = any($1)', [ids]);
}

/** One page of all agreements. */
export function listAgreements(db: EntityManager, args: AgreementListArgs): Promise<Connection<Agreement>> {
  return keysetPage(listOf(db, 'agreements', args));
}

/** The same page of the agreements of each region, local ones included, in the regions' order. */
export function listAgreementsOfRegions(
  db: EntityManager,
  regionCodes: readonly string[],
  args: AgreementListArgs,
): Promise<(Connection<Agreement> | Error)[]> {
  return keysetPages({
    ...listOf(db, 'Region.agreements', args),
    parent: 'agreement.regionCode',
    parents: regionCodes,
  });
}

/** The same page of the agreements of each municipality, in the municipalities' order. */
export function listAgreementsOfMunicipalities(
  db: EntityManager,
  municipalityCodes: readonly string[],
  args: AgreementListArgs,
): Promise<(Connection<Agreement> | Error)[]> {
  return keysetPages({
    ...listOf(db, 'Municipality.agreements', args),
    parent: 'agreement.municipalityCode',
    parents: municipalityCodes,
  });
}

function listOf(db: EntityManager, name: string, { filter, orderBy, ...page }: AgreementListArgs) {
  const by = orderBy?.by ?? AgreementOrderField.TITLE;
  const query = db.createQueryBuilder(Agreement, 'agreement');
  if (by === AgreementOrderField.SIGNATORIES) {
    query.innerJoin(SignatoryCounter, 'counter', 'counter.agreementId = agreement.id');
  }
  filterAgreements(query, filter ?? {});
  const order: SortField[] = [{ ...SORT_FIELDS[by], direction: orderBy?.direction ?? 'ASC' }];
  return { name, query, filter, order, page };
}

const SORT_FIELDS: Readonly<Record<AgreementOrderField, SortField>> = {
  TITLE: { expression: 'agreement.titleKey', type: 'text' },
  FIRST_YEAR: { expression: 'agreement.firstYear', type: 'integer', nullable: true },
  SIGNATORIES: { expression: 'counter.value', type: 'integer', nullable: true },
  UPDATED_AT: { expression: 'agreement.updatedAt', type: 'timestamp' },
};
