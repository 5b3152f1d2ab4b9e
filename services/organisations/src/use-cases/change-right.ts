import {
  appendHistory,
  performWrite,
  quoted,
  type Refusal,
  refuse,
  refuseOptionalText,
  refuseText,
  rightHolder,
  type WriteResult,
} from '@hub/common';
import { RIGHT_RESTORED, RIGHT_REVOKED, type RightChanged } from '@hub/schema/events';
import type { EntityManager } from 'typeorm';
import type { Context } from '../context.js';
import type { RestoreRightInput, RevokeRightInput } from '../entities/change-right.js';
import { type RevokedRight, revocationId } from '../entities/revoked-right.js';
import {
  findRevocation,
  insertRevocation,
  lockHolder,
  removeRevocation,
} from '../repositories/revocation-repository.js';
import { isHubRole, regionOfRight } from './right-region.js';
import { tell } from './tell.js';

/**
 * Takes a right from someone, whatever the token says: each gateway loses it within a second. @returns the revocation's id.
 */
export function revokeRight(input: RevokeRightInput, context: Context): Promise<WriteResult<string>> {
  return changeRight(input, context, {
    act: 'revokeRight',
    topic: RIGHT_REVOKED,
    check: ({ subject, role, reason }) => [
      ...refuseOptionalText(reason, { what: 'reason', field: ['reason'] }),
      ...(subject === context.identity.subject && (role == null || role === 'hub-admin')
        ? [
            refuse(
              'INVALID_INPUT',
              'You can’t take this right from yourself: ask another hub-admin.',
              'subject',
            ),
          ]
        : []),
    ],
    refuse: (found) =>
      found === null ? [] : [refuse('INVALID_TRANSITION', 'This right is revoked already.', 'role')],
    write: (tx, { id, holder, role }, { reason }) =>
      insertRevocation(tx, { id, holder, role, regionCode: regionOfRight(role), reason: reason ?? null }),
  });
}

/** Gives back a right that was taken. @returns the revocation's id. */
export function restoreRight(input: RestoreRightInput, context: Context): Promise<WriteResult<string>> {
  return changeRight(input, context, {
    act: 'restoreRight',
    topic: RIGHT_RESTORED,
    check: () => [],
    refuse: (found) =>
      found === null
        ? [refuse('INVALID_TRANSITION', 'This right is not revoked, so it can’t be given back.', 'role')]
        : [],
    write: (tx, { id }) => removeRevocation(tx, id),
  });
}

interface RightChange<Input> {
  readonly act: 'revokeRight' | 'restoreRight';
  readonly topic: string;
  readonly check: (input: Omit<Input, 'idempotencyKey'>) => readonly Refusal[];
  readonly refuse: (found: RevokedRight | null) => readonly Refusal[];
  readonly write: (
    tx: EntityManager,
    right: { readonly id: string; readonly holder: string; readonly role: string | null },
    input: Omit<Input, 'idempotencyKey'>,
  ) => Promise<void>;
}

/** The subject is hashed before anything is looked up or kept. */
function changeRight<Input extends RestoreRightInput>(
  input: Input,
  context: Context,
  { act, topic, check, refuse: refuseFound, write }: RightChange<Input>,
): Promise<WriteResult<string>> {
  const role = input.role ?? null;
  const holder = rightHolder(input.subject);
  const right = { id: revocationId(holder, role), holder, role };
  const region = regionOfRight(role);
  return performWrite<Omit<Input, 'idempotencyKey'>, RevokedRight | null>({
    context,
    act,
    scope: region === null ? {} : { region },
    scopeField: 'role',
    input,
    subjectFields: ['subject'],
    check: (given) => [
      ...refuseText(input.subject, { what: 'subject', field: ['subject'] }),
      ...(role === null || isHubRole(role)
        ? []
        : [
            refuse(
              'INVALID_INPUT',
              `${quoted(role)} is no role of the hub: write it as tokens carry it, such as agreement-manager:1280.`,
              'role',
            ),
          ]),
      ...check(given),
    ],
    async find(tx) {
      await lockHolder(tx, holder);
      return findRevocation(tx, right.id);
    },
    refuse: refuseFound,
    current: (found) => found?.id ?? null,
    async apply(tx, _found, given, acting) {
      await write(tx, right, given);
      const payload: RightChanged = { holder, role };
      await appendHistory(tx, { chain: `right-${holder}`, action: act, acting, payload });
      await tell(tx, { type: topic, key: holder, regionCode: region, payload });
      return right.id;
    },
  });
}
