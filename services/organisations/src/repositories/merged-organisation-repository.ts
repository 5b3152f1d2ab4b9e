import { type Connection, keysetPage, type PageArgs } from '@hub/common';
import { Any, type EntityManager } from 'typeorm';
import { MergedOrganisation } from '../entities/merged-organisation.js';

/** In no order; ids that no merged record had are left out. */
export function findMerged(db: EntityManager, ids: readonly string[]): Promise<MergedOrganisation[]> {
  return db.findBy(MergedOrganisation, { id: Any([...ids]) });
}

/** By numbers, NNNNNN-NNNN, that merged records had beside their survivor's. */
export function findMergedByNumber(
  db: EntityManager,
  numbers: readonly string[],
): Promise<MergedOrganisation[]> {
  return db.findBy(MergedOrganisation, { organisationNumber: Any([...numbers]) });
}

/** Those that were merged into some organisations, by id. */
export function findMergedInto(
  db: EntityManager,
  survivorIds: readonly string[],
): Promise<MergedOrganisation[]> {
  return db.find(MergedOrganisation, { where: { survivorId: Any([...survivorIds]) }, order: { id: 'ASC' } });
}

/** A page of all merged records, the first merged first. */
export function listMerged(
  db: EntityManager,
  page: Pick<PageArgs, 'first' | 'after'>,
): Promise<Connection<MergedOrganisation>> {
  return keysetPage({
    name: 'mergedOrganisations',
    query: db.createQueryBuilder(MergedOrganisation, 'merged'),
    order: [{ expression: 'merged.mergedAt', type: 'timestamp' }],
    page,
  });
}

/** A record that leaves the register, with all that was merged into it before. */
export interface Merge {
  readonly duplicateId: string;
  readonly survivorId: string;
  /** The number by which the duplicate is still found; null where the survivor has none of its own beside it. */
  readonly formerNumber: string | null;
  /** Default: now. */
  readonly mergedAt?: string;
}

/**
 * Takes the duplicate out of the register, where it is in it, and makes its id lead to the survivor.
 * The survivor must be there when the transaction ends.
 */
export async function keepMerge(
  tx: EntityManager,
  { duplicateId, survivorId, formerNumber, mergedAt }: Merge,
): Promise<void> {
  await tx.query('update merged_organisation set survivor_id = $2 where survivor_id = $1', [
    duplicateId,
    survivorId,
  ]);
  await tx.query('delete from organisation where id = $1', [duplicateId]);
  await tx.query(
    `insert into merged_organisation (id, survivor_id, organisation_number, merged_at)
     values ($1, $2, $3, coalesce($4, now()))`,
    [duplicateId, survivorId, formerNumber, mergedAt ?? null],
  );
}
