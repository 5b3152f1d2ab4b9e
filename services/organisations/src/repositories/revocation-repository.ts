import { type Connection, keysetPage, type PageArgs } from '@hub/common';
import type { EntityManager } from 'typeorm';
import { RevokedRight } from '../entities/revoked-right.js';

/** Makes writes about one holder's rights wait for each other, until the end of the transaction. */
export async function lockHolder(tx: EntityManager, holder: string): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`right ${holder}`]);
}

export function findRevocation(db: EntityManager, id: string): Promise<RevokedRight | null> {
  return db.findOneBy(RevokedRight, { id });
}

/**
 * The revocation with the reason that stands in its row; without where it has been given back or taken over since: that
 * reason is another's.
 */
export async function withReason(db: EntityManager, revocation: RevokedRight): Promise<RevokedRight> {
  const now = await findRevocation(db, revocation.id);
  const stands =
    now?.revokedAt.getTime() === revocation.revokedAt.getTime() && now.regionCode === revocation.regionCode;
  return Object.assign(revocation, { reason: stands ? now.reason : null });
}

export async function insertRevocation(
  tx: EntityManager,
  { id, holder, role, regionCode, reason }: Omit<RevokedRight, 'revokedAt'>,
): Promise<void> {
  await tx.insert(RevokedRight, { id, holder, role, regionCode, reason, revokedAt: () => 'now()' });
}

/** Leaves it to hub-admins to give back. It has not held since it was first taken. */
export async function takeOverRevocation(
  tx: EntityManager,
  id: string,
  reason: string | null,
): Promise<void> {
  await tx.update(RevokedRight, { id }, { regionCode: null, reason });
}

export async function removeRevocation(tx: EntityManager, id: string): Promise<void> {
  await tx.delete(RevokedRight, { id });
}

/** Which revocations. */
export interface RevocationFilter {
  readonly holder: string | null;
  /** Not this holder's. */
  readonly except: string;
  /** Regions whose editors may give the rights back; null: all. */
  readonly regionCodes: readonly string[] | null;
}

/** A page of the rights that are revoked, the first revoked first. */
export function listRevocations(
  db: EntityManager,
  { holder, except, regionCodes }: RevocationFilter,
  page: Pick<PageArgs, 'first' | 'after'>,
): Promise<Connection<RevokedRight>> {
  const query = db.createQueryBuilder(RevokedRight, 'revoked').where('revoked.holder <> :except', { except });
  if (holder !== null) query.andWhere('revoked.holder = :holder', { holder });
  if (regionCodes !== null) query.andWhere('revoked.regionCode = any(:regionCodes)', { regionCodes });
  return keysetPage({
    name: 'revokedRights',
    query,
    filter: { holder },
    order: [{ expression: 'revoked.revokedAt', type: 'timestamp' }],
    page,
  });
}
