import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { canonical } from '../history/entry-hash.js';
import {
  type EarlierWrite,
  findEarlierWrite,
  lockWriteKey,
  rememberWrite,
  type WriteKey,
} from './earlier-writes.js';
import { inTurn } from './in-turn.js';

export interface IdempotentWrite<Prepared, Result> {
  readonly db: EntityManager;
  /** The caller; keys are unique for each. */
  readonly subject: string;
  readonly key: string;
  /** What is written, as JSON, with the name of the write. */
  readonly input: unknown;
  /** What has to be found out before the transaction, for example from another service. Not asked for a repeat. */
  readonly prepare: () => Promise<Prepared>;
  /** The write itself; what it returns is kept as JSON and given again to whoever repeats the write. */
  readonly write: (tx: EntityManager, prepared: Prepared) => Promise<Result>;
}

/** The key was used for another input. */
export const KEY_CONFLICT = Symbol('the idempotency key was used for another input');

/**
 * Does a write once for each key of a caller, also when it is sent several times at once: the others wait and get
 * the first answer. Where the write throws, nothing is kept.
 */
export async function idempotentWrite<Prepared, Result>(
  options: IdempotentWrite<Prepared, Result>,
): Promise<Result | typeof KEY_CONFLICT> {
  const { db, input, prepare, write } = options;
  const key: WriteKey = { client: clientOf(options.subject), key: options.key };
  // Null is not the same as left out: in an edit, one empties and the other leaves.
  const inputHash = digest(canonical(input));
  const answerOf = (earlier: EarlierWrite) =>
    earlier.inputHash === inputHash ? (earlier.result as Result) : KEY_CONFLICT;

  const earlier = await findEarlierWrite(db, key);
  if (earlier) return answerOf(earlier);
  const prepared = await prepare();
  return inTurn(db, async (tx) => {
    await lockWriteKey(tx, key);
    const meanwhile = await findEarlierWrite(tx, key);
    if (meanwhile) return answerOf(meanwhile);
    const result = await write(tx, prepared);
    await rememberWrite(tx, key, { inputHash, result });
    return result;
  });
}

/** What the kept answers know of a caller. */
export const clientOf = (subject: string): string => digest(subject);

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
