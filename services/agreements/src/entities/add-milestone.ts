import { SourceInput, WriteInput } from '@hub/common';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { AgreementPayload } from './agreement-payload.js';
import { MilestoneKind } from './milestone-kind.js';

@InputType({ description: 'Something that happened to an agreement. Swedish: milstolpe.' })
export class AddMilestoneInput extends WriteInput {
  @Field(() => ID, { description: 'The agreement that it happened to. Swedish: överenskommelse.' })
  agreementId!: string;

  @Field(() => MilestoneKind, { description: 'What happened to the agreement. Swedish: slag.' })
  kind!: MilestoneKind;

  @Field(() => String, {
    description:
      'When it happened: 2014, 2014-11 or 2014-11-25, from 1800 on. IN_FORCE, ENDED and UNSPECIFIED may lie ahead, to 2200; the other kinds are of things done. Swedish: datum.',
  })
  date!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The version that it is about, where it is about one. Swedish: version.',
  })
  versionId?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What happened, at most 500 characters, where the kind does not say it all. Swedish: beskrivning.',
  })
  label?: string | null;

  @Field(() => SourceInput, {
    nullable: true,
    description: 'The document that it is known from, where there is one. Swedish: källa.',
  })
  source?: SourceInput | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What came of the adding of a milestone. Swedish: resultat.',
})
export class AddMilestonePayload extends AgreementPayload {}
