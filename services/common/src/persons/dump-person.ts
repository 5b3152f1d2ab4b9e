import type { EntityManager } from 'typeorm';
import { hasTable } from '../database/has-table.js';
import { noteReading } from '../history/read-persons.js';
import { rightChain, rightHolder } from '../identity/right-holder.js';
import { clientOf } from '../writes/idempotent-write.js';
import { OPERATOR } from './operator.js';
import type { KeptAnswer, KeptRevocation, PersonAct, PersonData, PersonReading } from './person-data.js';

/** Everything that a service's database holds of a person. The reading of it is noted, as that of an operator. */
export async function dumpPerson(tx: EntityManager, subject: string): Promise<PersonData> {
  const data = await findPerson(tx, subject);
  const records = new Map<string, number>();
  for (const { record } of data.acts) records.set(record, (records.get(record) ?? 0) + 1);
  if (data.revocations.length > 0) records.set(rightChain(rightHolder(subject)), 1);
  await noteReading(
    tx,
    OPERATOR,
    [...records].map(([chain, persons]) => ({ chain, persons })),
  );
  return data;
}

/** The same without a note, for who shows no more of it than how much there is. */
export async function findPerson(db: EntityManager, subject: string): Promise<PersonData> {
  const acts: PersonAct[] = await db.query(
    `select chain as record, history_entry.number::int, ${timeText('occurred_at')} as "occurredAt", action, role,
       name, title, evidence
     from person join history_entry on actor = digest where subject = $1
     order by occurred_at, chain, history_entry.number`,
    [subject],
  );
  const readings: PersonReading[] = await db.query(
    `select ${READING} from person join person_reading on reader = digest where subject = $1
     order by person_reading.id`,
    [subject],
  );
  const readBy: PersonReading[] = await db.query(
    `select ${READING} from person_reading join (
       select chain, min(occurred_at) as since from person join history_entry on actor = digest
       where subject = $1 group by chain
     ) own using (chain) where read_at >= since order by person_reading.id`,
    [subject],
  );
  const answers: KeptAnswer[] = await db.query(
    `select key, ${timeText('created_at')} as "answeredAt", result as answer from idempotency where client = $1
     order by created_at, key`,
    [clientOf(subject)],
  );
  return { acts, readings, readBy, answers, revocations: await revocationsOf(db, subject) };
}

/** The service that keeps them has a table of them; the others have none. */
async function revocationsOf(db: EntityManager, subject: string): Promise<KeptRevocation[]> {
  if (!(await hasTable(db, 'revocation'))) return [];
  return db.query(
    `select role, reason, ${timeText('revoked_at')} as "revokedAt" from revocation where holder = $1
     order by revoked_at, id`,
    [rightHolder(subject)],
  );
}

const timeText = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const READING = `${timeText('read_at')} as "readAt", role, chain as record, persons`;
