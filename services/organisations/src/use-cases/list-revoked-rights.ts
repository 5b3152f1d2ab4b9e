import { type Connection, type PageArgs, rightHolder } from '@hub/common';
import { roleFor } from '@hub/schema/rights';
import type { Context } from '../context.js';
import type { RevokedRight } from '../entities/revoked-right.js';
import { listRevocations } from '../repositories/revocation-repository.js';

const EDITOR = 'region-editor:';

/**
 * The revoked rights that the caller may give back: all of others' for a hub-admin, those of its regions for a
 * region's editor, but what a hub-admin took.
 *
 * @param subject only this holder's; all holders' where null.
 * @returns null for whoever may give back none.
 */
export async function listRevokedRights(
  { db, identity }: Context,
  subject: string | null,
  page: Pick<PageArgs, 'first' | 'after'>,
): Promise<Connection<RevokedRight> | null> {
  const all = roleFor(identity, 'restoreRight') !== null;
  const regions = identity.roles
    .filter((role) => role.startsWith(EDITOR))
    .map((role) => role.slice(EDITOR.length))
    .filter((region) => roleFor(identity, 'restoreRight', { region }) !== null);
  if (!all && regions.length === 0) return null;
  const holder = subject === null ? null : rightHolder(subject);
  const except = rightHolder(identity.subject ?? '');
  return listRevocations(db, { holder, except, regionCodes: all ? null : regions }, page);
}
