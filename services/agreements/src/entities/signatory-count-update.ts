import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Agreement } from './agreement.js';
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

  regionCode!: string | null;

  @Field(() => SignatoryCount, {
    nullable: true,
    description: 'The agreement’s count as of this message; null in a GAP. Swedish: antal undertecknare.',
  })
  signatories!: SignatoryCount | null;

  /** Read for all SNAPSHOTs together; null also where it is yet to be read: it is told as it stands then. */
  @Field(() => Agreement, {
    nullable: true,
    description: 'The agreement as it stands now; null in a GAP. Swedish: överenskommelse.',
  })
  agreement!: Agreement | null;
}
