import { Field, Float, InputType } from 'type-graphql';

@InputType({ description: 'How much of the cost the funder may pay. Swedish: finansieringsregel.' })
export class FundingRuleInput {
  @Field(() => Float, {
    description: 'The largest share that the funder pays, from 0 to 1. Swedish: finansiärens högsta andel.',
  })
  maxFunderShare!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'The smallest share that others pay, from 0 to 1; what the funder’s share leaves where it is left out. Swedish: lägsta medfinansiering.',
  })
  minCofinancingShare?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'What the shares are shares of; null where not known. Swedish: underlag.',
  })
  base?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The rule as it is worded, at most 10000 characters; null where not known. Swedish: ordalydelse.',
  })
  wording?: string | null;
}
