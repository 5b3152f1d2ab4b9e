import type { Connection } from '@hub/common';
import { Args, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { type Agreement, AgreementConnection } from '../entities/agreement.js';
import { AgreementListArgs } from '../entities/agreement-list-args.js';
import { Contradiction } from '../entities/contradiction.js';
import { Municipality } from '../entities/references.js';
import { primed } from './primed.js';

/** What this service adds to a municipality. */
@Resolver(() => Municipality)
export class MunicipalityResolver {
  @Directive('@listSize(assumedSize: 10)')
  @FieldResolver(() => AgreementConnection, {
    nullable: true,
    description: 'The municipality’s agreements. Swedish: överenskommelser.',
  })
  async agreements(
    @Root() { code }: Municipality,
    @Args(() => AgreementListArgs) args: AgreementListArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<Agreement>> {
    return primed(loaders, await loaders.agreementsOfMunicipality.load(code, args));
  }

  @Directive('@listSize(assumedSize: 1)')
  @FieldResolver(() => [Contradiction], {
    nullable: true,
    description: 'Where what the sources say of it does not fit together. Swedish: motsägelser.',
  })
  contradictions(@Root() { code }: Municipality, @Ctx() { loaders }: Context): Promise<Contradiction[]> {
    return loaders.contradictionsOfSubject.load(code, 'Municipality');
  }
}

/** A municipality that another subgraph refers to; that subgraph knows whether it exists. */
export function resolveMunicipalityReference({ code }: { code: string }): Municipality {
  return Object.assign(new Municipality(), { code: String(code) });
}
