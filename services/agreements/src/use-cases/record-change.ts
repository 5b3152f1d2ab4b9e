import { appendAllToOutbox, appendToOutbox, type OutboxEvent } from '@hub/common';
import { type AdherenceChanged, SIGNATORIES_CHANGED, type SignatoriesChanged } from '@hub/schema/events';
import type { EntityManager } from 'typeorm';
import type { Adherence } from '../entities/adherence.js';
import type { SignatoryCounter } from '../entities/signatory-counter.js';

type Changed = Pick<Adherence, 'id' | 'agreementId' | 'versionId' | 'organisationId'> & {
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

/** Appends a count that changed, or whose grounds did, without any adherence. */
export async function recordCount(
  tx: EntityManager,
  {
    agreementId,
    regionCode,
    versionId,
  }: { readonly agreementId: string; readonly regionCode: string; readonly versionId: string | null },
  counter: SignatoryCounter,
): Promise<void> {
  await appendToOutbox(
    tx,
    eventOf(regionCode, counter, {
      agreementId,
      versionId,
      adherenceId: null,
      organisationId: null,
      change: null,
      signatories: { ...countedBy(counter), signedHere: counter.signedHere },
    }),
  );
}

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
