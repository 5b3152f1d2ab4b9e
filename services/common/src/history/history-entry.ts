import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../graphql/scalars.js';
import { connectionOf } from '../lists/connection-of.js';

/** How the caller came to read an entry: what decides what it may know of who acted, and what is noted of that. */
export interface Reading {
  /** The role that gives it the history. */
  readonly role: string;
  /** Whether it may know who signed. */
  readonly signers: boolean;
}

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description:
    'One act in the history of a record. Entries are only ever added; each holds the hash of the one before. Swedish: post i historiken.',
})
export class HistoryEntry {
  @Field(() => Int, { description: 'Its place in the history, from 1 without gaps. Swedish: nummer.' })
  number!: number;

  @Field(() => DateTimeScalar, { description: 'When it was done. Swedish: tidpunkt.' })
  occurredAt!: string;

  @Field(() => String, {
    description: 'What was done, by the name of the mutation: signAgreement. Swedish: åtgärd.',
  })
  action!: string;

  @Field(() => String, {
    description:
      'The role it was done in: signatory:org-abf-malmo; operator for a command on the hub’s own machine. Swedish: roll.',
  })
  role!: string;

  @Field(() => String, {
    description:
      'What changed, as canonical JSON (RFC 8785): the very text that the hash covers. It names no person. Swedish: innehåll.',
  })
  payload!: string;

  @Field(() => String, {
    description:
      'The hash of the entry before, 64 hexadecimal digits; all zeros for the first. Swedish: föregående kontrollsumma.',
  })
  previousHash!: string;

  @Field(() => String, {
    description:
      'SHA-256, in hexadecimal, over the canonical JSON of the entry and the hash before it. Swedish: kontrollsumma.',
  })
  hash!: string;

  /** The record whose history it is. */
  chain!: string;

  /** The digest of who acted. */
  actorDigest!: string;

  reading!: Reading;
}

export const { Connection: HistoryConnection } = connectionOf(HistoryEntry, 'History', {
  shareable: true,
  several: 'entries of a history',
});

/** The description of a record's field `history`, the same everywhere. */
export const HISTORY_DESCRIPTION =
  'Who did what to it, when and in which role, the oldest first; null for those who may not read it. Swedish: historik.';
