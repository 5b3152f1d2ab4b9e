import type { Connection } from '@hub/common';
import { Args, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { type Adherence, AdherenceConnection } from '../entities/adherence.js';
import { AdherenceListArgs } from '../entities/adherence-list-args.js';
import { Contradiction } from '../entities/contradiction.js';
import { Organisation } from '../entities/references.js';

/** What this service adds to an organisation. */
@Resolver(() => Organisation)
export class OrganisationResolver {
  @Directive('@listSize(assumedSize: 10)')
  @FieldResolver(() => AdherenceConnection, {
    nullable: true,
    description: 'What the organisation has signed, past signatures included. Swedish: anslutningar.',
  })
  adherences(
    @Root() { id }: Organisation,
    @Args(() => AdherenceListArgs) args: AdherenceListArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<Adherence>> {
    return loaders.adherencesOfOrganisation.load(id, args);
  }

  @Directive('@listSize(assumedSize: 1)')
  @FieldResolver(() => [Contradiction], {
    nullable: true,
    description: 'Where what the sources say of it does not fit together. Swedish: motsägelser.',
  })
  contradictions(@Root() { id }: Organisation, @Ctx() { loaders }: Context): Promise<Contradiction[]> {
    return loaders.contradictionsOfSubject.load(id, 'Organisation');
  }
}

/** An organisation that another subgraph refers to; that subgraph knows whether it exists. */
export function resolveOrganisationReference({ id }: { id: string }): Organisation {
  return Object.assign(new Organisation(), { id: String(id) });
}
