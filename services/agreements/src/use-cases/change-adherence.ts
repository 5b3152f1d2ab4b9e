import {
  type Acting,
  ofOtherFields,
  performWrite,
  type Refusal,
  refuseInput,
  refuseUnauthorised,
  refuseUnknown,
  standIn,
} from '@hub/common';
import { type Act, holdsAny, roleFor, territoryOf } from '@hub/schema/rights';
import { applicationsVisibleTo } from '@hub/schema/visibility';
import type { EntityManager } from 'typeorm';
import type { Context } from '../context.js';
import type { Adherence } from '../entities/adherence.js';
import type { AdherenceState } from '../entities/adherence-state.js';
import type { Agreement } from '../entities/agreement.js';
import {
  findAdherence,
  findOpenStates,
  findVisibleAdherencesById,
} from '../repositories/adherence-repository.js';
import { findAgreementsById } from '../repositories/agreement-repository.js';
import { lockCounter } from '../repositories/counter-repository.js';
import { type ShownSigning, type SigningResult, signingResult } from './signing-result.js';

/** What an adherence stands in as, under its agreement's lock. */
export interface FoundAdherence {
  readonly adherence: Adherence;
  readonly agreement: Agreement;
  /** What its organisation has open on its version, this adherence too. */
  readonly open: readonly AdherenceState[];
}

interface AdherenceInput {
  readonly adherenceId: string;
  readonly idempotencyKey: string;
}

/** A write to one adherence. */
export interface AdherenceChange<Input extends AdherenceInput> {
  readonly act: Act;
  readonly input: Input;
  /** What the adherence is called in a refusal: "signature". */
  readonly called: string;
  /** Everything that is wrong with the input by itself. Default: nothing. */
  readonly check?: (input: Omit<Input, 'idempotencyKey'>) => readonly Refusal[];
  /** Everything that speaks against it as things stand. */
  readonly refuse: (found: FoundAdherence) => readonly Refusal[];
  /** @returns the adherence as it has become. */
  readonly apply: (
    tx: EntityManager,
    found: FoundAdherence,
    input: Omit<Input, 'idempotencyKey'>,
    acting: Acting,
  ) => Promise<Adherence>;
}

/**
 * Changes one adherence, under the lock of its agreement. Whose it is takes a read: who may not do such a thing for
 * anybody is not let as far as that, and who may not see all applications is told of none that it is not there.
 */
export async function changeAdherence<Input extends AdherenceInput>(
  context: Context,
  change: AdherenceChange<Input>,
): Promise<SigningResult> {
  const { act, input, called } = change;
  if (!holdsAny(context.identity, act)) {
    return signingResult({ shown: null, refusals: [refuseUnauthorised(act, {}, 'adherenceId')] });
  }
  const adherenceId = standIn(input.adherenceId);
  const [there] = await findVisibleAdherencesById(context.db, [adherenceId], context.identity);
  if (there === undefined) {
    // To all others an application that they may not see and none at all are one and the same.
    if (applicationsVisibleTo(context.identity) !== null) {
      return signingResult({ shown: null, refusals: [refuseUnauthorised(act, {}, 'adherenceId')] });
    }
    const { faults } = refuseInput<Omit<Input, 'idempotencyKey'>>(change);
    const unknown = refuseUnknown(called, adherenceId, 'adherenceId');
    return signingResult({ shown: null, refusals: [...faults, ...ofOtherFields(faults, [unknown])] });
  }
  const { agreementId, organisationId } = there;
  const territory = territoryOf(agreementId);
  const result = await performWrite<Omit<Input, 'idempotencyKey'>, FoundAdherence, undefined, ShownSigning>({
    context,
    act,
    scope: { organisation: organisationId, territory },
    scopeField: 'adherenceId',
    input,
    ...(change.check && { check: change.check }),
    async find(tx) {
      await lockCounter(tx, agreementId);
      const adherence = await findAdherence(tx, adherenceId);
      const [agreement] = await findAgreementsById(tx, [agreementId]);
      if (!adherence || !agreement) throw new Error(`Expected ${adherenceId} to stay, but it is gone.`);
      const open = await findOpenStates(tx, adherence.organisationId, adherence.versionId);
      return { adherence, agreement, open };
    },
    refuse: (found) => {
      // A merge meanwhile may have given it to an organisation that the caller does not sign for.
      const scope = { organisation: found.adherence.organisationId, territory };
      return roleFor(context.identity, act, scope) === null
        ? [refuseUnauthorised(act, scope, 'adherenceId')]
        : change.refuse(found);
    },
    current: () => ({ adherence: null, agreementId }),
    async apply(tx, found, given, acting) {
      const adherence = await change.apply(tx, found, given, acting);
      // The reason may name a person: it is in the row alone, not in the answer that is kept.
      return { adherence: Object.assign(adherence, { reason: null }), agreementId };
    },
  });
  return signingResult(result);
}
