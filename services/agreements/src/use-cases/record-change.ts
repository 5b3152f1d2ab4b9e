import { appendToOutbox } from '@hub/common';
import { SIGNATORIES_CHANGED, type SignatoriesChanged } from '@hub/schema/events';
import type { EntityManager } from 'typeorm';
import type { Adherence } from '../entities/adherence.js';
import type { SignatoryCounter } from '../entities/signatory-counter.js';

/** Appends what became of an adherence, and the count right after it, to the change log. */
export async function recordChange(
  tx: EntityManager,
  adherence: Adherence,
  regionCode: string,
  counter: SignatoryCounter,
): Promise<void> {
  await record(tx, regionCode, counter, {
    agreementId: adherence.agreementId,
    versionId: adherence.versionId,
    adherenceId: adherence.id,
    organisationId: adherence.organisationId,
    change: adherence.state as 'ACTIVE' | 'WITHDRAWN' | 'ENDED',
    signatories: countedBy(counter),
  });
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
  await record(tx, regionCode, counter, {
    agreementId,
    versionId,
    adherenceId: null,
    organisationId: null,
    change: null,
    signatories: { ...countedBy(counter), signedHere: counter.signedHere },
  });
}

const countedBy = ({ registered, registerComplete, reported }: SignatoryCounter) => ({
  registered,
  registerComplete,
  reported,
});

function record(
  tx: EntityManager,
  regionCode: string,
  { sequence, changedAt }: SignatoryCounter,
  payload: SignatoriesChanged,
): Promise<void> {
  return appendToOutbox(tx, {
    type: SIGNATORIES_CHANGED,
    key: payload.agreementId,
    regionCode,
    sequence,
    occurredAt: changedAt.toISOString(),
    payload,
  });
}
