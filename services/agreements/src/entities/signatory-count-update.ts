import { Directive, Field, ID, ObjectType } from 'type-graphql';
import type { Agreement } from './agreement.js';
import { SignatoryCount } from './signatory-count.js';
import { StreamMessage } from './stream-message.js';

@ObjectType({
  simpleResolvers: true,
  description:
    'How many have signed an agreement: now, or right after a change. Swedish: uppdaterat antal undertecknare.',
})
export class SignatoryCountUpdate {
  @Field(() => ID, { description: 'Give it as `after` to go on from here; opaque. Swedish: markör.' })
  cursor!: string;

  @Directive('@inaccessible')
  @Field(() => String, {
    description:
      'The event’s place in the stream’s order: the log’s name, a colon, and a number that is comparable as text. Swedish: plats.',
  })
  position!: string;

  @Field(() => StreamMessage, {
    description:
      'SNAPSHOT, CHANGE, or GAP where changes are missing; SNAPSHOTs follow a GAP. Swedish: slag av meddelande.',
  })
  message!: StreamMessage;

  agreementId!: string | null;

  /** Read for all SNAPSHOTs together, so that each does not read its own; null in other messages. */
  agreementAtSnapshot!: Agreement | null;

  regionCode!: string | null;

  @Field(() => SignatoryCount, {
    nullable: true,
    description: 'The agreement’s count as of this message; null in a GAP. Swedish: antal undertecknare.',
  })
  signatories!: SignatoryCount | null;
}
