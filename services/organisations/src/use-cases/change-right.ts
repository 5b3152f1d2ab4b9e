import {
  appendHistory,
  performWrite,
  quoted,
  type Refusal,
  refuse,
  refuseOptionalText,
  refuseSubject,
  refuseUnauthorised,
  rightChain,
  rightHolder,
  type WriteResult,
} from '@hub/common';
import { RIGHT_RESTORED, RIGHT_REVOKED, type RightChanged } from '@hub/schema/events';
import { isHubRole, roleFault } from '@hub/schema/identity';
import { mayRestoreOf, roleFor } from '@hub/schema/rights';
import type { EntityManager } from 'typeorm';
import type { Context } from '../context.js';
import type { RestoreRightInput, RevokeRightInput } from '../entities/change-right.js';
import { type RevokedRight, revocationId } from '../entities/revoked-right.js';
import {
  findRevocation,
  insertRevocation,
  lockHolder,
  removeRevocation,
  takeOverRevocation,
} from '../repositories/revocation-repository.js';
import { regionOfRight } from './right-region.js';
import { tell } from './tell.js';

type RightResult = WriteResult<string, RevokedRight | null>;

/**
 * Takes a right from someone, whatever the token says: each gateway loses it within a second. What a region's editor took
 * a hub-admin takes over, so that only a hub-admin gives it back.
 *
 * @returns the revocation as it was made, or found, but for its reason: that is not kept with the answer.
 */
export function revokeRight(input: RevokeRightInput, context: Context): Promise<RightResult> {
  const admin = roleFor(context.identity, 'restoreRightTakenByAdmin');
  return changeRight(input, context, {
    act: 'revokeRight',
    role: () => admin,
    // Who loses it has lost it already where it is taken over.
    topic: (found) => (found === null ? RIGHT_REVOKED : null),
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
      found === null || (admin !== null && found.regionCode !== null)
        ? []
        : [refuse('INVALID_TRANSITION', 'This right is revoked already.', 'role')],
    write: (tx, { id, holder, role }, { reason }, found) =>
      found === null
        ? insertRevocation(tx, {
            id,
            holder,
            role,
            regionCode: admin === null ? regionOfRight(role) : null,
            reason: reason ?? null,
          })
        : takeOverRevocation(tx, id, reason ?? found.reason),
  });
}

/** Gives back a right that was taken: not to oneself, and what a hub-admin took only as a hub-admin. */
export function restoreRight(input: RestoreRightInput, context: Context): Promise<RightResult> {
  const admin = roleFor(context.identity, 'restoreRightTakenByAdmin');
  return changeRight(input, context, {
    act: 'restoreRight',
    role: (found) => (found?.regionCode === null ? admin : null),
    topic: () => RIGHT_RESTORED,
    check: ({ subject }) =>
      mayRestoreOf(context.identity, subject)
        ? []
        : [
            refuse(
              'NOT_AUTHORISED',
              'You can’t give a right back to yourself: ask somebody else who may.',
              'subject',
            ),
          ],
    refuse(found) {
      if (found === null) {
        return [
          refuse('INVALID_TRANSITION', 'This right is not revoked, so it can’t be given back.', 'role'),
        ];
      }
      return mayGiveBack(context, found) ? [] : [refuseUnauthorised('restoreRightTakenByAdmin', {}, 'role')];
    },
    write: (tx, { id }) => removeRevocation(tx, id),
  });
}

/** For those who may give rights of that region back at all. */
const mayGiveBack = ({ identity }: Context, { regionCode }: RevokedRight): boolean =>
  regionCode !== null || roleFor(identity, 'restoreRightTakenByAdmin') !== null;

interface RightChange<Input> {
  readonly act: 'revokeRight' | 'restoreRight';
  /** The role it is done in; null: the first that gives the right to it. */
  readonly role: (found: RevokedRight | null) => string | null;
  /** What the gateways are told; null where nobody gains or loses anything. */
  readonly topic: (found: RevokedRight | null) => string | null;
  readonly check: (input: Omit<Input, 'idempotencyKey'>) => readonly Refusal[];
  readonly refuse: (found: RevokedRight | null) => readonly Refusal[];
  readonly write: (
    tx: EntityManager,
    right: { readonly id: string; readonly holder: string; readonly role: string | null },
    input: Omit<Input, 'idempotencyKey'>,
    found: RevokedRight | null,
  ) => Promise<void>;
}

/** The subject is hashed before anything is looked up or kept. */
function changeRight<Input extends RestoreRightInput>(
  input: Input,
  context: Context,
  { act, role: actingRole, topic, check, refuse: refuseFound, write }: RightChange<Input>,
): Promise<RightResult> {
  const role = input.role ?? null;
  const holder = rightHolder(input.subject);
  const right = { id: revocationId(holder, role), holder, role };
  const region = regionOfRight(role);
  type Given = Omit<Input, 'idempotencyKey'>;
  return performWrite<Given, RevokedRight | null, undefined, string, RevokedRight | null>({
    context,
    act,
    scope: region === null ? {} : { region },
    scopeField: 'role',
    input,
    subjectFields: ['subject'],
    check: (given) => [
      ...refuseSubject(input.subject),
      ...(role === null || (isHubRole(role) && roleFault(role) === undefined)
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
    current: (found) => (found !== null && mayGiveBack(context, found) ? found.id : null),
    async rows(tx, id) {
      const revocation = await findRevocation(tx, id);
      return revocation && Object.assign(revocation, { reason: null });
    },
    async apply(tx, found, given, { subject, role: firstRole }) {
      await write(tx, right, given, found);
      const payload: RightChanged = { holder, role };
      const acting = { subject, role: actingRole(found) ?? firstRole };
      await appendHistory(tx, { chain: rightChain(holder), action: act, acting, payload });
      const type = topic(found);
      if (type !== null) await tell(tx, { type, key: holder, regionCode: region, payload });
      return right.id;
    },
  });
}
