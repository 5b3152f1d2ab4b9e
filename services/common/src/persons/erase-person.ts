import type { EntityManager } from 'typeorm';
import { appendHistory } from '../history/append-history.js';
import { clientOf } from '../writes/idempotent-write.js';
import type { Acting } from '../writes/perform-write.js';

/** The history of the erasures of a service. */
export const ERASURES = 'erasures';

/** Whether a service's database holds anything of a person. */
export async function knowsPerson(db: EntityManager, subject: string): Promise<boolean> {
  const [found]: { known: boolean }[] = await db.query(
    `select exists (select from person where subject = $1)
       or exists (select from idempotency where client = $2) as known`,
    [subject, clientOf(subject)],
  );
  return found?.known ?? false;
}

/** How much was erased. */
export interface Erased {
  /** The acts, readings of others' data included, that nobody can be named for any more. */
  readonly acts: number;
  /** The answers that were kept for the case that a write is sent again. */
  readonly answers: number;
}

/**
 * Erases what a service's database holds of a person, in the caller's transaction. What was done stays; who did it can't be
 * told any more. The history of the erasures says that one was made and how much it took, never of whom.
 */
export async function erasePerson(tx: EntityManager, subject: string, acting: Acting): Promise<Erased> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [ERASURES]);
  const [erased]: Erased[] = await tx.query(
    `with persons as (delete from person where subject = $1 returning 1),
       answers as (delete from idempotency where client = $2 returning 1)
     select (select count(*)::int from persons) as acts, (select count(*)::int from answers) as answers`,
    [subject, clientOf(subject)],
  );
  const { acts = 0, answers = 0 } = erased ?? {};
  if (acts + answers > 0) {
    await appendHistory(tx, { chain: ERASURES, action: 'erasePerson', acting, payload: { acts, answers } });
  }
  return { acts, answers };
}
