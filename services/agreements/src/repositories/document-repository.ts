import {
  badUserInput,
  type Connection,
  checkRegionCodes,
  filterBySearch,
  keysetPage,
  type SortField,
} from '@hub/common';
import { Any, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { Document } from '../entities/document.js';
import { DocumentAgreement } from '../entities/document-agreement.js';
import type { DocumentListArgs } from '../entities/document-list-args.js';
import { DocumentOrderField } from '../entities/document-order.js';

/** In no order; ids that are not here are left out. */
export function findDocumentsById(db: EntityManager, ids: readonly string[]): Promise<Document[]> {
  return db.findBy(Document, { id: Any([...ids]) });
}

/**
 * One page of the documents.
 *
 * @throws HubError BAD_USER_INPUT for a region that does not exist, a period that ends before it begins, or a search
 *   that is too long.
 */
export function listDocuments(
  db: EntityManager,
  { orderBy, first, after, ...filter }: DocumentListArgs,
): Promise<Connection<Document>> {
  const by = orderBy?.by ?? DocumentOrderField.TITLE;
  return keysetPage({
    name: 'documents',
    query: filtered(db.createQueryBuilder(Document, 'document'), filter),
    filter,
    order: [{ ...SORT_FIELDS[by], direction: orderBy?.direction ?? 'ASC' }],
    page: { first, after },
  });
}

/** Which documents belong to each of these agreements, by document id. */
export function findTiesOfAgreements(
  db: EntityManager,
  agreementIds: readonly string[],
): Promise<DocumentAgreement[]> {
  return db.find(DocumentAgreement, {
    where: { agreementId: Any([...agreementIds]) },
    order: { documentId: 'ASC' },
  });
}

/** Which agreements each of these documents belongs to, by agreement id. */
export function findTiesOfDocuments(
  db: EntityManager,
  documentIds: readonly string[],
): Promise<DocumentAgreement[]> {
  return db.find(DocumentAgreement, {
    where: { documentId: Any([...documentIds]) },
    order: { agreementId: 'ASC' },
  });
}

const SORT_FIELDS: Readonly<Record<DocumentOrderField, SortField>> = {
  TITLE: { expression: 'document.titleKey', type: 'text' },
  DATE: { expression: 'document.printedDate', type: 'text', nullable: true },
};

function filtered(
  query: SelectQueryBuilder<Document>,
  { regionCode, tag, kind, search, from, to }: DocumentListArgs,
): SelectQueryBuilder<Document> {
  checkRegionCodes(regionCode ?? []);
  if (from != null && to != null && from > to) {
    throw badUserInput(`Expected "from" on or before "to", got ${from} and ${to}.`);
  }
  filterBySearch(query, 'document.searchable', search);
  if (regionCode != null) query.andWhere('document.regionCode = any(:regionCode)', { regionCode });
  // Tags have no capitals where they are stored.
  if (tag != null) query.andWhere('document.tags && cast(:tag as text[])', { tag: tag.map(inLowerCase) });
  if (kind != null) query.andWhere('lower(document.kind) = any(:kind)', { kind: kind.map(inLowerCase) });
  if (from != null) query.andWhere('document.dateTo > :from', { from });
  if (to != null) query.andWhere('document.dateFrom <= :to', { to });
  return query;
}

const inLowerCase = (text: string) => text.trim().toLowerCase();
