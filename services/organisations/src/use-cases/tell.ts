import { appendToOutbox } from '@hub/common';
import type { EntityManager } from 'typeorm';
import { nextSequence } from '../repositories/next-sequence.js';

export interface Told<Payload> {
  /** The topic. */
  readonly type: string;
  readonly key: string;
  /** Default: all of Sweden's. */
  readonly regionCode?: string | null;
  readonly payload: Payload;
}

/** Leaves an event for the others in the outbox, in the caller's transaction. */
export async function tell<Payload>(
  tx: EntityManager,
  { type, key, regionCode, payload }: Told<Payload>,
): Promise<void> {
  await appendToOutbox(tx, {
    type,
    key,
    regionCode: regionCode ?? '00',
    sequence: await nextSequence(tx, key),
    occurredAt: new Date().toISOString(),
    payload,
  });
}
