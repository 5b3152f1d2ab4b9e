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
  const payload: SignatoriesChanged = {
    agreementId: adherence.agreementId,
    versionId: adherence.versionId,
    adherenceId: adherence.id,
    organisationId: adherence.organisationId,
    change: adherence.state as SignatoriesChanged['change'],
    signatories: {
      registered: counter.registered,
      registerComplete: counter.registerComplete,
      reported: counter.reported,
    },
  };
  await appendToOutbox(tx, {
    type: SIGNATORIES_CHANGED,
    key: adherence.agreementId,
    regionCode,
    sequence: counter.sequence,
    occurredAt: counter.changedAt.toISOString(),
    payload,
  });
}
