import { SourceInput, WriteInput } from '@hub/common';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { ActionPlan } from './action-plan.js';
import { AgreementPayload } from './agreement-payload.js';

@InputType({ description: 'A plan under an agreement. Swedish: handlingsplan.' })
export class AddActionPlanInput extends WriteInput {
  @Field(() => ID, { description: 'The agreement that it is under. Swedish: överenskommelse.' })
  agreementId!: string;

  @Field(() => String, { description: 'The title, at most 500 characters. Swedish: titel.' })
  title!: string;

  @Field(() => Int, { description: 'The first year it covers, 1800 to 2200. Swedish: första år.' })
  startYear!: number;

  @Field(() => Int, { description: 'The last year it covers, not before the first. Swedish: sista år.' })
  endYear!: number;

  @Field(() => [String], {
    nullable: true,
    description: 'What the plan holds, at most 100 lines of at most 500 characters. Swedish: innehåll.',
  })
  contents?: string[] | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The document that holds it, where it is among the documents. Swedish: dokument.',
  })
  documentId?: string | null;

  @Field(() => SourceInput, {
    nullable: true,
    description: 'The document that it is known from, where there is one. Swedish: källa.',
  })
  source?: SourceInput | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What came of the adding of an action plan. Swedish: resultat.',
})
export class AddActionPlanPayload extends AgreementPayload {
  @Field(() => ActionPlan, {
    nullable: true,
    description: 'The plan that was added; null where it was refused. Swedish: handlingsplan.',
  })
  actionPlan!: ActionPlan | null;
}
