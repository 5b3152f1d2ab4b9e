import { EditInput, SourceInput } from '@hub/common';
import { Field, ID, InputType } from 'type-graphql';
import { FinancingInput } from './financing-input.js';
import { FundingRuleInput } from './funding-rule-input.js';

@InputType({
  description:
    'What a project costs and who pays. What is left out stays, null empties. Swedish: finansiering av projekt.',
})
export class SetProjectFinancingInput extends EditInput {
  @Field(() => ID, { description: 'The project that is financed, by its id. Swedish: projekt.' })
  id!: string;

  @Field(() => FinancingInput, {
    nullable: true,
    description: 'Its financing, whole: it takes the place of what was there. Swedish: finansiering.',
  })
  financing?: FinancingInput | null;

  @Field(() => FundingRuleInput, {
    nullable: true,
    description: 'How much its funder may pay. Swedish: finansieringsregel.',
  })
  fundingRule?: FundingRuleInput | null;

  @Field(() => SourceInput, {
    nullable: true,
    description:
      'The document that it comes from; left out where there is none. It is added to those that the record has. Swedish: källa.',
  })
  source?: SourceInput | null;
}
