import { type Connection, DateTimeScalar } from '@hub/common';
import { Args, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { type Agreement, AgreementConnection } from '../entities/agreement.js';
import { AgreementListArgs } from '../entities/agreement-list-args.js';
import { Contradiction } from '../entities/contradiction.js';
import { Region } from '../entities/references.js';
import { SignatoryCount, sumOf } from '../entities/signatory-count.js';
import { primed } from './primed.js';

/** What this service adds to a region. */
@Resolver(() => Region)
export class RegionResolver {
  @Directive('@listSize(assumedSize: 20)')
  @FieldResolver(() => AgreementConnection, {
    nullable: true,
    description:
      'The region’s agreements, local ones included; of "00" the national ones. Swedish: överenskommelser.',
  })
  async agreements(
    @Root() { code }: Region,
    @Args(() => AgreementListArgs) args: AgreementListArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<Agreement>> {
    return primed(loaders, await loaders.agreementsOfRegion.load(code, args));
  }

  @FieldResolver(() => SignatoryCount, {
    nullable: true,
    description:
      'The registered signings of the region’s agreements added up, local ones included; the basis is REGISTERED. Swedish: antal undertecknare.',
  })
  async signatories(@Root() { code }: Region, @Ctx() { loaders }: Context): Promise<SignatoryCount | null> {
    const sum = await loaders.signatoriesOfRegion.load(code);
    return sum && sumOf(sum);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description:
      'When the region’s agreements, local ones included, were last confirmed: when new facts of one were loaded, or a file of the region, or when someone who may change one did, be it only by a milestone or a reported figure. Signatures and applications do not confirm them; null where there are none. `freshness` is of what the region’s own deployment keeps. Swedish: överenskommelserna bekräftade.',
  })
  agreementsConfirmedAt(@Root() { code }: Region, @Ctx() { loaders }: Context): Promise<Date | null> {
    return loaders.confirmationOfRegion.load(code);
  }

  @Directive('@listSize(assumedSize: 1)')
  @FieldResolver(() => [Contradiction], {
    nullable: true,
    description: 'Where what the sources say of it does not fit together. Swedish: motsägelser.',
  })
  contradictions(@Root() { code }: Region, @Ctx() { loaders }: Context): Promise<Contradiction[]> {
    return loaders.contradictionsOfSubject.load(code, 'Region');
  }
}

/** A region that another subgraph refers to; that subgraph knows whether it exists. */
export function resolveRegionReference({ code }: { code: string }): Region {
  return Object.assign(new Region(), { code: String(code) });
}
