import { SourceInput, WriteInput } from '@hub/common';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { AgreementPayload } from './agreement-payload.js';

@InputType({
  description:
    'How many have signed according to a source that names none of them. It is never added to what is registered. Swedish: uppgivet antal.',
})
export class ReportFigureInput extends WriteInput {
  @Field(() => ID, { description: 'The agreement that the figure is about. Swedish: överenskommelse.' })
  agreementId!: string;

  @Field(() => Int, { description: 'The number that the source gives, 0 or more. Swedish: antal.' })
  value!: number;

  @Field(() => Boolean, {
    description: 'Whether the source says that it is approximate. Swedish: ungefärligt.',
  })
  approximate!: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'When the figure held: 2014, 2014-11 or 2014-11-25, from 1800 to today; left out where the source does not say. The figure with the latest date stands. Swedish: per datum.',
  })
  asOf?: string | null;

  @Field(() => SourceInput, {
    description: 'Where the figure is from: a document or a web address, at least. Swedish: källa.',
  })
  source!: SourceInput;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What came of the reporting of a figure. Swedish: resultat.',
})
export class ReportFigurePayload extends AgreementPayload {}
