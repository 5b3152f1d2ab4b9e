import { KronorScalar } from '@hub/common';
import { Arg, FieldResolver, Resolver, Root } from 'type-graphql';
import { FundingRule } from '../entities/funding-rule.js';
import { maxGrant } from '../financing.js';

@Resolver(() => FundingRule)
export class FundingRuleResolver {
  @FieldResolver(() => KronorScalar, {
    description:
      'The most the funder pays of a total cost, rounded down to whole kronor. Swedish: högsta bidrag.',
  })
  maxGrant(
    @Root() rule: FundingRule,
    @Arg('cost', () => KronorScalar, {
      description: 'The total cost, 0 kronor or more. Swedish: totalkostnad.',
    })
    cost: number,
  ): number {
    return maxGrant(rule, cost);
  }
}
