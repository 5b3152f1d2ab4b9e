import {
  type Connection,
  checkMunicipalityCodes,
  checkRegionCodes,
  filterBySearch,
  keysetPage,
  keysetPages,
  type SortField,
} from '@hub/common';
import { Any, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { Adherence } from '../entities/adherence.js';
import { AdherenceState } from '../entities/adherence-state.js';
import { Agreement } from '../entities/agreement.js';
import type { AgreementFilter } from '../entities/agreement-filter.js';
import type { AgreementListArgs } from '../entities/agreement-list-args.js';
import { AgreementOrderField } from '../entities/agreement-order-field.js';
import { AgreementVersion } from '../entities/agreement-version.js';
import { SignatoryCounter } from '../entities/signatory-counter.js';
import { VersionState } from '../entities/version-state.js';

/** In no order; ids that are not here are left out. */
export function findAgreementsById(db: EntityManager, ids: readonly string[]): Promise<Agreement[]> {
  return db.findBy(Agreement, { id: Any([...ids]) });
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
  applyFilter(query, filter ?? {});
  const order: SortField[] = [{ ...SORT_FIELDS[by], direction: orderBy?.direction ?? 'ASC' }];
  return { name, query, filter, order, page };
}

const SORT_FIELDS: Readonly<Record<AgreementOrderField, SortField>> = {
  TITLE: { expression: 'agreement.titleKey', type: 'text' },
  FIRST_YEAR: { expression: 'agreement.firstYear', type: 'integer', nullable: true },
  SIGNATORIES: { expression: 'counter.value', type: 'integer', nullable: true },
  UPDATED_AT: { expression: 'agreement.updatedAt', type: 'timestamp' },
};

function applyFilter(query: SelectQueryBuilder<Agreement>, filter: AgreementFilter): void {
  const where = <Value>(
    value: Value | null | undefined,
    condition: string | ((value: Value) => string),
    name?: string,
  ) => {
    if (value === null || value === undefined) return;
    query.andWhere(
      typeof condition === 'string' ? condition : condition(value),
      name === undefined ? {} : { [name]: value },
    );
  };

  filterBySearch(query, 'agreement.searchable', filter.search);
  checkRegionCodes(filter.regionCode ?? []);
  checkMunicipalityCodes(filter.municipalityCode ?? []);
  where(filter.level, 'agreement.level = any(:level)', 'level');
  where(filter.kind, 'agreement.kind = any(:kind)', 'kind');
  where(filter.joining, 'agreement.joining = any(:joining)', 'joining');
  where(filter.regionCode, 'agreement.regionCode = any(:regionCode)', 'regionCode');
  where(filter.municipalityCode, 'agreement.municipalityCode = any(:municipalityCode)', 'municipalityCode');
  where(filter.year, 'agreement.years && cast(:year as integer[])', 'year');
  where(filter.firstYearFrom, 'agreement.firstYear >= :firstYearFrom', 'firstYearFrom');
  where(filter.firstYearTo, 'agreement.firstYear <= :firstYearTo', 'firstYearTo');
  where(filter.hasYear, (has) => `agreement.firstYear is ${has ? 'not null' : 'null'}`);
  where(filter.updatedFrom, 'agreement.updatedAt >= :updatedFrom', 'updatedFrom');

  const versions = query
    .subQuery()
    .select('1')
    .from(AgreementVersion, 'later')
    .where('later.agreementId = agreement.id and later.number > 1')
    .getQuery();
  where(filter.multipleVersions, (multiple) => `${multiple ? '' : 'not '}exists ${versions}`);

  const current = query
    .subQuery()
    .select('current.state')
    .from(AgreementVersion, 'current')
    .where('current.id = agreement.currentVersionId')
    .getQuery();
  where(filter.state, `coalesce(${current}, '${VersionState.UNKNOWN}') = any(:state)`, 'state');

  const signed = query
    .subQuery()
    .select('1')
    .from(Adherence, 'signed')
    .where(`signed.agreementId = agreement.id and signed.state = '${AdherenceState.ACTIVE}'`)
    .andWhere('signed.organisationId = any(:signedBy)')
    .getQuery();
  where(filter.signedBy, `exists ${signed}`, 'signedBy');
}
