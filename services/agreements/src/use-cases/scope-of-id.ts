import { type Refusal, refuseUnknown } from '@hub/common';
import { canBeTerritory } from '@hub/schema/region-codes';
import { type Act, holdsAny, type Scope, territoryOf } from '@hub/schema/rights';
import type { Context } from '../context.js';

/** Whose an agreement, a version or an adherence is, by its id; nobody's where nothing can have the id. */
export function scopeOfId(id: string): Pick<Scope, 'territory'> {
  const territory = territoryOf(id);
  return canBeTerritory(territory) ? { territory } : {};
}

/**
 * An id that begins with no territory's code is nobody's: whoever may do such a thing anywhere is told that there is none,
 * and not that it takes a role that does not exist.
 *
 * @param what the kind of record, as a sentence names it.
 */
export function refuseImpossible(
  { identity }: Context,
  act: Act,
  { what, id, field }: { readonly what: string; readonly id: string; readonly field: string },
): Refusal[] {
  const isPossible = scopeOfId(id).territory !== undefined;
  return isPossible || !holdsAny(identity, act) ? [] : [refuseUnknown(what, id, field)];
}

/** The id of the agreement that a version is of: the version's id begins with it. */
export const agreementOfVersion = (versionId: string): string => versionId.replace(/-v\d+$/, '');
