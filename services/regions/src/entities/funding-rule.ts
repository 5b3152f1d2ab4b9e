import { Source } from '@hub/common';
import { Field, Float, ID, ObjectType } from 'type-graphql';

@ObjectType({
  simpleResolvers: true,
  description: "How much of a project's cost its funder may pay. Swedish: finansieringsregel.",
})
export class FundingRule {
  @Field(() => ID, {
    description: "A readable id that stays; it begins with the region's code. Swedish: id.",
  })
  id!: string;

  @Field(() => Float, {
    description: 'The largest share that the funder pays, from 0 to 1. Swedish: finansiärens högsta andel.',
  })
  maxFunderShare!: number;

  @Field(() => Float, {
    description:
      'The smallest share that others pay, from 0 to 1: as stated in `wording`; where that states none, what the largest share of the funder leaves, and no source prints it. Swedish: lägsta medfinansiering.',
  })
  minCofinancingShare!: number;

  @Field(() => String, {
    nullable: true,
    description: 'What the shares are shares of, in English; null where not known. Swedish: underlag.',
  })
  base!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The rule as the source prints it; null where not known. Swedish: ordalydelse.',
  })
  wording!: string | null;

  @Field(() => [Source], { description: 'Where the rule is stated. Swedish: källor.' })
  sources!: Source[];
}
