import type { EntityManager } from 'typeorm';
import { prepared } from '../database/prepared.js';
import { HubError } from '../errors/hub-error.js';
import type { Acting } from '../writes/perform-write.js';
import { canonical, digestOf, type Evidence, hashOf, keptSubject, NO_HASH, newSalt } from './entry-hash.js';

export interface HistoryWrite {
  /** The id of the record whose history it is. The caller holds that record's lock, or has just made it. */
  readonly chain: string;
  /** What was done, by the name of the mutation. */
  readonly action: string;
  readonly acting: Acting;
  /** What changed, without persons. JSON. */
  readonly payload: unknown;
  /** The time of the change; default: the database's clock. */
  readonly occurredAt?: Date;
  /** Who signed, where that is someone other than who is signed in. Kept apart from the history. */
  readonly signer?: Signer | null | undefined;
}

/** What a client says of who signed; all of it may be left out. */
export interface Signer {
  readonly name?: string | null | undefined;
  /** The signer's role in the organisation. */
  readonly title?: string | null | undefined;
  readonly evidence?: Evidence | null | undefined;
}

/**
 * Adds an entry to the history of a record, in the caller's transaction: two statements.
 *
 * @throws HubError HISTORY_BROKEN where the last entry has the greatest number there is; it says that nothing was done, so
 *   that the caller must not go on.
 * @throws where the record's lock was not held and somebody else was faster: nothing is written then.
 */
export async function appendHistory(tx: EntityManager, write: HistoryWrite): Promise<void> {
  const { chain, action, acting, payload, signer } = write;
  const head = await headOf(tx, chain);
  if (head.number >= GREATEST_NUMBER) {
    throw new HubError(
      'HISTORY_BROKEN',
      `Expected the history of the record to have a number left for this write, got an entry with ${head.number}, which no write has made. Nothing was changed; npm run history:verify tells what is wrong.`,
      // The write ends with its transaction.
      { outcome: 'NOT_DONE' },
    );
  }
  const person = {
    salt: newSalt(),
    subject: keptSubject(acting.subject),
    name: signer?.name ?? null,
    title: signer?.title ?? null,
    evidence: signer?.evidence ?? null,
  };
  const entry = {
    chain,
    number: head.number + 1,
    occurredAt: (write.occurredAt ?? head.now).toISOString(),
    action,
    role: acting.role,
    actor: digestOf(person),
    payload: canonical(payload),
    previousHash: head.hash,
    transaction: head.transaction,
  };
  await tx.query(APPEND, [
    entry.chain,
    entry.number,
    entry.occurredAt,
    entry.action,
    entry.role,
    entry.actor,
    entry.payload,
    entry.previousHash,
    hashOf(entry),
    person.salt,
    person.subject,
    person.name,
    person.title,
    person.evidence && JSON.stringify(person.evidence),
  ]);
}

/** See BOUND_HISTORY. */
const GREATEST_NUMBER = 2 ** 31 - 1;

const APPEND = prepared(`
  with kept as (
    insert into person (digest, salt, subject, name, title, evidence) values ($6, $10, $11, $12, $13, $14)
  )
  insert into history_entry (chain, number, occurred_at, action, role, actor, payload, previous_hash, hash)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`);

async function headOf(
  tx: EntityManager,
  chain: string,
): Promise<{ number: number; hash: string; now: Date; transaction: string }> {
  const rows: { number: string | null; hash: string | null; now: Date; transaction: string }[] =
    await tx.query(HEAD, [chain]);
  const [head] = rows;
  if (head === undefined) throw new Error('Expected one row of the head of a history, got none.');
  return { ...head, number: Number(head.number ?? 0), hash: head.hash ?? NO_HASH };
}

const HEAD = prepared(`
  select head.number::text, head.hash, date_trunc('milliseconds', clock_timestamp()) as now,
    pg_current_xact_id()::text as transaction
  from (select) one left join lateral (
    select number, hash from history_entry where chain = $1 order by number desc limit 1
  ) head on true`);
