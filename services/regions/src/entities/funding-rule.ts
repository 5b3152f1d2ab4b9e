import { Field, Float, ObjectType } from 'type-graphql';

@ObjectType({
  simpleResolvers: true,
  description: "How much of a project's cost its funder may pay. Swedish: finansieringsregel.",
})
export class FundingRule {
  @Field(() => Float, {
    description: 'The largest share that the funder pays, from 0 to 1. Swedish: finansiärens högsta andel.',
  })
  maxFunderShare!: number;

  @Field(() => Float, {
    description: 'The smallest share that others pay, from 0 to 1. Swedish: lägsta medfinansiering.',
  })
  minCofinancingShare!: number;
}
