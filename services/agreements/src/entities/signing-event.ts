import { DateTimeScalar } from '@hub/common';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { AdherenceState } from './adherence-state.js';
import { Agreement } from './agreement.js';
import { SignatoryCount } from './signatory-count.js';
import { StreamMessage } from './stream-message.js';

@ObjectType({
  simpleResolvers: true,
  description:
    'A signing or a withdrawal as it happens, or a gap in the stream. Swedish: undertecknandehändelse.',
})
export class SigningEvent {
  @Field(() => ID, { description: 'Give it as `after` to go on from here; opaque. Swedish: markör.' })
  cursor!: string;

  @Directive('@inaccessible')
  @Field(() => String, {
    description:
      'The event’s place in the stream’s order: the log’s name, a colon, and a number that is comparable as text. Swedish: plats.',
  })
  position!: string;

  @Field(() => StreamMessage, {
    description: 'CHANGE, or GAP where changes are missing. Swedish: slag av meddelande.',
  })
  message!: StreamMessage;

  @Field(() => AdherenceState, {
    nullable: true,
    description:
      'What the adherence became: ACTIVE (signed), WITHDRAWN or ENDED; null in a GAP. Swedish: ändring.',
  })
  change!: AdherenceState | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it happened; null in a GAP. Swedish: tidpunkt.',
  })
  occurredAt!: Date | null;

  agreementId!: string | null;
  organisationId!: string | null;
  regionCode!: string | null;

  @Field(() => SignatoryCount, {
    nullable: true,
    description:
      'The agreement’s count right after this change; null in a GAP. Swedish: antal undertecknare.',
  })
  signatories!: SignatoryCount | null;

  /** Null also where it is yet to be read: it is told as it stands then. */
  @Field(() => Agreement, {
    nullable: true,
    description: 'The agreement as it stands now; null in a GAP. Swedish: överenskommelse.',
  })
  agreement!: Agreement | null;
}
