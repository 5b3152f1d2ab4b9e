import type { EntityManager } from 'typeorm';
import type { Acting } from '../writes/perform-write.js';
import type { Actor } from './actor.js';
import { digestOf, keptSubject, newSalt } from './entry-hash.js';

/** Which person is asked for, and as what. */
export interface PersonWanted {
  /** What the entry holds of who acted. */
  readonly digest: string;
  /** The record in whose history the person stands. */
  readonly chain: string;
  /** The reader's role. */
  readonly role: string;
  /** Whether the reader may know name, position and evidence of a signer. */
  readonly signers: boolean;
}

/** A person that was read. */
export interface PersonFound extends Actor {
  readonly digest: string;
}

/**
 * Reads persons, and notes that it was done: who, when, in which role, of which record, and how many. One statement, so
 * that nobody reads what isn't noted. The note holds a salted digest of the reader, who is a person too.
 *
 * @param reader the subject of who reads.
 * @returns those who have not been erased, in no order.
 */
export async function readPersons(
  db: EntityManager,
  reader: string,
  wanted: readonly PersonWanted[],
): Promise<PersonFound[]> {
  const { digest, salt, subject } = disguised(reader);
  return db.query(
    `with asked as (
       select * from unnest($1::text[], $2::text[], $3::text[], $4::boolean[]) as asked (digest, chain, role, signers)
     ), found as (
       select asked.digest, asked.chain, asked.role, person.subject,
         case when asked.signers then person.name end as name,
         case when asked.signers then person.title end as title,
         case when asked.signers then person.evidence end as evidence
       from asked join person on person.digest = asked.digest
     ), reader as (
       insert into person (digest, salt, subject) select $5, $6, $7 where exists (select from found)
     ), noted as (
       insert into person_reading (reader, role, chain, persons)
       select $5, role, chain, count(*) from found group by role, chain
     )
     select digest, subject, name, title, evidence from found`,
    [
      wanted.map((each) => each.digest),
      wanted.map(({ chain }) => chain),
      wanted.map(({ role }) => role),
      wanted.map(({ signers }) => signers),
      digest,
      salt,
      subject,
    ],
  );
}

/** Notes that persons of these records were read by other means. */
export async function noteReading(
  tx: EntityManager,
  { subject: reader, role }: Acting,
  read: readonly { readonly chain: string; readonly persons: number }[],
): Promise<void> {
  if (read.length === 0) return;
  const { digest, salt, subject } = disguised(reader);
  await tx.query(
    `with reader as (insert into person (digest, salt, subject) values ($1, $2, $3))
     insert into person_reading (reader, role, chain, persons)
     select $1, $4, chain, persons from unnest($5::text[], $6::integer[]) as asked (chain, persons)`,
    [digest, salt, subject, role, read.map(({ chain }) => chain), read.map(({ persons }) => persons)],
  );
}

function disguised(reader: string): { digest: string; salt: string; subject: string } {
  const salt = newSalt();
  const subject = keptSubject(reader);
  return { salt, subject, digest: digestOf({ salt, subject, name: null, title: null, evidence: null }) };
}
