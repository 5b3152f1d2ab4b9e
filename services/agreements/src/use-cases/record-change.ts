import { appendAllToOutbox, appendToOutbox, type OutboxEvent } from '@hub/common';
import { type AdherenceChanged, SIGNATORIES_CHANGED, type SignatoriesChanged } from '@hub/schema/events';
import type { EntityManager } from 'typeorm';
import type { Adherence } from '../entities/adherence.js';
import type { SignatoryCounter } from '../entities/signatory-counter.js';
import { changesBefore } from '../repositories/counter-repository.js';

/** An adherence as it has become. */
export type Changed = Pick<Adherence, 'id' | 'agreementId' | 'versionId' | 'organisationId'> & {
  readonly state: `${Adherence['state']}`;
};

/** Appends what became of an adherence, and the count right after it, to the change log. */
export async function recordChange(
  tx: EntityManager,
  adherence: Changed,
  regionCode: string,
  counter: SignatoryCounter,
): Promise<void> {
  await appendToOutbox(tx, eventOf(regionCode, counter, changeOf(adherence, counter)));
}

/** The same for several adherences of one region, each with the count right after it, in their order. */
export async function recordChanges(
  tx: EntityManager,
  regionCode: string,
  changes: readonly { readonly adherence: Changed; readonly counter: SignatoryCounter }[],
): Promise<void> {
  await appendAllToOutbox(
    tx,
    changes.map(({ adherence, counter }) => eventOf(regionCode, counter, changeOf(adherence, counter))),
  );
}

/** What a count is of. */
interface Counted {
  readonly agreementId: string;
  readonly regionCode: string;
  readonly versionId: string | null;
}

/** Appends a count that changed, or whose grounds did, without any adherence. */
export async function recordCount(
  tx: EntityManager,
  counted: Counted,
  counter: SignatoryCounter,
): Promise<void> {
  await appendToOutbox(tx, countEvent(counted, counter));
}

/**
 * Appends the steps by which a counter has moved on, all with the count after all of them: the last ones are the
 * adherences that changed, in their order.
 */
export async function recordSteps(
  tx: EntityManager,
  counted: Counted,
  counter: SignatoryCounter,
  { steps, changed }: { readonly steps: number; readonly changed: readonly Changed[] },
): Promise<void> {
  const events = Array.from({ length: steps }, (_, step) => {
    const numbered = changesBefore(counter, steps - 1 - step);
    const adherence = changed[step - (steps - changed.length)];
    return adherence === undefined
      ? countEvent(counted, numbered)
      : eventOf(counted.regionCode, numbered, changeOf(adherence, numbered));
  });
  await appendAllToOutbox(tx, events);
}

const countEvent = ({ agreementId, regionCode, versionId }: Counted, counter: SignatoryCounter) =>
  eventOf(regionCode, counter, {
    agreementId,
    versionId,
    adherenceId: null,
    organisationId: null,
    change: null,
    signatories: { ...countedBy(counter), signedHere: counter.signedHere },
  });

const changeOf = (adherence: Changed, counter: SignatoryCounter): AdherenceChanged => ({
  agreementId: adherence.agreementId,
  versionId: adherence.versionId,
  adherenceId: adherence.id,
  organisationId: adherence.organisationId,
  change: adherence.state as AdherenceChanged['change'],
  signatories: countedBy(counter),
});

const countedBy = ({ registered, registerComplete, reported }: SignatoryCounter) => ({
  registered,
  registerComplete,
  reported,
});

const eventOf = (
  regionCode: string,
  { sequence, changedAt }: SignatoryCounter,
  payload: SignatoriesChanged,
): OutboxEvent<SignatoriesChanged> => ({
  type: SIGNATORIES_CHANGED,
  key: payload.agreementId,
  regionCode,
  sequence,
  occurredAt: changedAt.toISOString(),
  payload,
});
