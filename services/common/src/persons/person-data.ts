import type { Evidence } from '../history/entry-hash.js';

/** Everything that one service holds of a person, who is told by a subject. */
export interface PersonData {
  /** What the person did. */
  readonly acts: readonly PersonAct[];
  /** Whose data the person has read, as far as that is noted. */
  readonly readings: readonly PersonReading[];
  /** Who has read persons of the records in which this one stands, since it stood there: its role alone. */
  readonly readBy: readonly PersonReading[];
  /** Answers that are kept for the case that the person sends a write again. */
  readonly answers: readonly KeptAnswer[];
  /** The person's rights that are revoked. They are kept until the right is given back, and erased with nobody. */
  readonly revocations: readonly KeptRevocation[];
}

export interface PersonAct {
  /** The id of the record in whose history it stands. */
  readonly record: string;
  readonly number: number;
  readonly occurredAt: string;
  readonly action: string;
  readonly role: string;
  readonly name: string | null;
  readonly title: string | null;
  readonly evidence: Evidence | null;
}

export interface PersonReading {
  readonly readAt: string;
  readonly role: string;
  readonly record: string;
  /** How many persons were read. */
  readonly persons: number;
}

export interface KeptAnswer {
  readonly key: string;
  readonly answeredAt: string;
  readonly answer: unknown;
}

export interface KeptRevocation {
  /** The right; null: all of the person's. */
  readonly role: string | null;
  readonly reason: string | null;
  readonly revokedAt: string;
}

/** Whether anything is held at all; who has read is told of what is. */
export const holdsNothing = (data: PersonData): boolean =>
  hasNothingToErase(data) && data.revocations.length === 0;

/** Whether nothing is held but what an erasure leaves. */
export const hasNothingToErase = ({ acts, readings, answers }: PersonData): boolean =>
  acts.length + readings.length + answers.length === 0;
