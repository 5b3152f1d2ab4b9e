import { createHash, randomBytes } from 'node:crypto';
import serialize from 'canonicalize';

/** What a chain's first entry follows. */
export const NO_HASH = '0'.repeat(64);

/** Everything that an entry's hash covers. */
export interface HashedEntry {
  readonly chain: string;
  /** From 1, without gaps. */
  readonly number: number;
  /** RFC 3339 UTC, with milliseconds. */
  readonly occurredAt: string;
  readonly action: string;
  readonly role: string;
  /** The digest of who acted. */
  readonly actor: string;
  /** Canonical JSON. */
  readonly payload: string;
  readonly previousHash: string;
  /** The transaction that wrote it, by PostgreSQL's count. */
  readonly transaction: string;
}

/** SHA-256, in hexadecimal, over the canonical JSON (RFC 8785) of the entry. */
export const hashOf = (entry: HashedEntry): string => sha256(canonical(entry));

/** Whether a hash is that of the entry. The hashes of the oldest entries were made without the transaction. */
export function isHashOf(hash: string, entry: HashedEntry): boolean {
  const { transaction: _, ...before } = entry;
  return hash === hashOf(entry) || hash === sha256(canonical(before));
}

/** A person as it is kept apart from the history. */
export interface PersonFacts {
  readonly salt: string;
  readonly subject: string;
  readonly name: string | null;
  readonly title: string | null;
  readonly evidence: Evidence | null;
}

/** Where the proof of an electronic signature is kept, and its digest; never the proof itself. */
export interface Evidence {
  readonly reference: string;
  /** SHA-256, in hexadecimal. */
  readonly hash: string;
}

/**
 * A subject as the database keeps it, which is what digests are taken over: half a surrogate pair, which a token can
 * name and UTF-8 can't, becomes U+FFFD.
 */
export const keptSubject = (subject: string): string => subject.toWellFormed();

/** What the history holds of a person: nothing can be told from it once the salt is gone. */
export const digestOf = (person: PersonFacts): string => sha256(canonical(person));

/** Makes each act's digest another, so that two acts of one person can't be told to be so. Unit: 16 bytes. */
export const newSalt = (): string => randomBytes(16).toString('hex');

/**
 * JSON in the one form of RFC 8785.
 *
 * @throws Error for what is no JSON.
 */
export function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('Expected a JSON value, got undefined.');
  return text;
}

/** The package is CommonJS whose declarations speak of a default export that it is itself. */
const canonicalize = serialize as unknown as (value: unknown) => string | undefined;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
