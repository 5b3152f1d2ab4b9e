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
    'One act in the history of a record. Entries are only ever added; each holds the hash of the one before. Of one that the caller may not read there are the number and the hashes, and all else is null. Swedish: post i historiken.',
})
export class HistoryEntry {
  @Field(() => Int, { description: 'Its place in the history, from 1 without gaps. Swedish: nummer.' })
  number!: number;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was done; null where the caller may not read the entry. Swedish: tidpunkt.',
  })
  occurredAt!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What was done, by the name of the mutation: signAgreement; null where the caller may not read the entry. Swedish: åtgärd.',
  })
  action!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The role it was done in: signatory:org-abf-malmo; operator for a command on the hub’s own machine; null where the caller may not read the entry. Swedish: roll.',
  })
  role!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What changed, as canonical JSON (RFC 8785): the very text that the hash covers. It names no person. Null where the caller may not read the entry. Swedish: innehåll.',
  })
  payload!: string | null;

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

  /** The digest of who acted; null where the caller may not read the entry. */
  actorDigest!: string | null;

  reading!: Reading;
}

export const { Connection: HistoryConnection } = connectionOf(HistoryEntry, 'History', {
  shareable: true,
  several: 'entries of a history',
});

/** The description of a record's field `history`, the same everywhere. */
export const HISTORY_DESCRIPTION =
  'Who did what to it, when and in which role, the oldest first; null for those who may not read it. Swedish: historik.';
