import { Directive, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { HistoryFaultKind } from './verify-chain.js';
import type { VerifiedHistory } from './verify-history.js';

registerEnumType(HistoryFaultKind, {
  name: 'HistoryFaultKind',
  description: 'What is wrong with a history. Swedish: slag av fel.',
  valuesConfig: {
    CHANGED: { description: 'An entry is not as it was written. Swedish: ändrad.' },
    MISSING: { description: 'Entries are missing between others. Swedish: saknas.' },
    REORDERED: { description: 'An entry does not stand where it was written. Swedish: omflyttad.' },
    CUT: { description: 'The last entries are gone. Swedish: avkortad.' },
    UNCOVERED: {
      description:
        'Entries have been there for more than a minute without a signed checkpoint. Swedish: utan kontrollpunkt.',
    },
    TABLE_MISSING: {
      description: 'The table that the histories were kept in is gone. Swedish: tabellen saknas.',
    },
    REPLACED: {
      description: 'The history was written anew up to an entry, hashes and all. Swedish: omskriven.',
    },
    CHECKPOINT_FORGED: {
      description:
        'A checkpoint does not have the signature of the service. Swedish: förfalskad kontrollpunkt.',
    },
    PERSON_CHANGED: {
      description: 'What is kept of who acted is not as it was written. Swedish: ändrad personuppgift.',
    },
    PERSON_FOREIGN: {
      description:
        'A person is kept who did nothing that a history tells of. Swedish: främmande personuppgift.',
    },
  },
});

@Directive('@shareable')
@ObjectType('HistoryFault', {
  simpleResolvers: true,
  description: 'Something that is wrong with a history. Swedish: fel i historiken.',
})
export class HistoryFaultType {
  @Field(() => HistoryFaultKind, { description: 'What is wrong, for programs. Swedish: slag.' })
  kind!: HistoryFaultKind;

  @Field(() => Int, {
    description:
      'The number of the entry it is about; for checkpoints, the number of entries they tell of. Swedish: nummer.',
  })
  number!: number;

  @Field(() => String, { description: 'What is wrong, in plain words. Swedish: förklaring.' })
  message!: string;
}

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description:
    'What came of computing a history anew, and of holding it against its signed checkpoints. Swedish: kontroll av historiken.',
})
export class HistoryVerification {
  @Field(() => Boolean, {
    description:
      'Whether nothing was changed, removed, moved, or cut off as far as the checkpoints reach. Swedish: oförändrad.',
  })
  valid!: boolean;

  @Field(() => Int, { description: 'How many entries there are. Swedish: antal poster.' })
  entries!: number;

  @Field(() => String, {
    nullable: true,
    description: 'The hash of the last entry; null where there is none. Swedish: sista kontrollsumman.',
  })
  head!: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'How many signed checkpoints it was held against; null where the service signs none, so that a cut end can’t be noticed. Swedish: antal kontrollpunkter.',
  })
  checkpoints!: number | null;

  @Directive('@listSize(assumedSize: 2)')
  @Field(() => [HistoryFaultType], {
    description: 'Everything that is wrong; empty where all is well. Swedish: fel.',
  })
  faults!: HistoryFaultType[];
}

/** What is shown of a history that was verified. */
export const verificationOf = ({
  entries,
  head,
  checkpoints,
  faults,
}: VerifiedHistory): HistoryVerification =>
  Object.assign(new HistoryVerification(), {
    valid: faults.length === 0,
    entries,
    head,
    checkpoints,
    faults: faults.map((fault) => ({ ...fault, number: Math.min(fault.number, MOST) })),
  });

/** The greatest Int; a number beyond it, which somebody made up, stands in the message. */
const MOST = 2 ** 31 - 1;
