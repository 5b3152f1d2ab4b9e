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
import { withRowsKept, withRowsMade } from './kept-rows.js';

export interface KeyedWrite {
  readonly db: EntityManager;
  /** The caller; keys are unique for each. */
  readonly subject: string;
  readonly key: string;
  /** What is written, as JSON, with the name of the write. */
  readonly input: unknown;
}

export interface IdempotentWrite<Prepared, Result> extends KeyedWrite {
  /** What has to be found out before the transaction, for example from another service. Not asked for a repeat. */
  readonly prepare: () => Promise<Prepared>;
  /**
   * The write itself; what it returns is kept as JSON and given again to whoever repeats the write. The rows of tables
   * in it are kept as they are, and given again as rows.
   */
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
  const { db, prepare, write } = options;
  const key = writeKeyOf(options);
  const inputHash = inputHashOf(options);
  const answerOf = (earlier: EarlierWrite) => resultOf<Result>(db, earlier, inputHash);

  const earlier = await findEarlierWrite(db, key);
  if (earlier) return answerOf(earlier);
  const prepared = await prepare();
  return inTurn(db, async (tx) => {
    await lockWriteKey(tx, key);
    const meanwhile = await findEarlierWrite(tx, key);
    if (meanwhile) return answerOf(meanwhile);
    const result = await write(tx, prepared);
    await rememberWrite(tx, key, { inputHash, result: withRowsKept(tx, result) });
    return result;
  });
}

/** What came of a write that was made with this key; undefined where none was. */
export async function earlierResult<Result>(
  options: KeyedWrite,
): Promise<Result | typeof KEY_CONFLICT | undefined> {
  const earlier = await findEarlierWrite(options.db, writeKeyOf(options));
  return earlier && resultOf<Result>(options.db, earlier, inputHashOf(options));
}

const writeKeyOf = ({ subject, key }: KeyedWrite): WriteKey => ({ client: clientOf(subject), key });

const inputHashOf = ({ input }: KeyedWrite): string => digest(canonical(input));

const resultOf = <Result>(
  db: EntityManager,
  earlier: EarlierWrite,
  inputHash: string,
): Result | typeof KEY_CONFLICT =>
  earlier.inputHash === inputHash ? (withRowsMade(db, earlier.result) as Result) : KEY_CONFLICT;

/** What the kept answers know of a caller. */
export const clientOf = (subject: string): string => digest(subject);

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
