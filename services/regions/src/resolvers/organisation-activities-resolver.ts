import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { OrganisationReference } from '../entities/activity-references.js';
import { Seat } from '../entities/seat.js';

/** What the subgraph `activities` adds to an organisation. */
@Resolver(() => OrganisationReference)
export class OrganisationActivitiesResolver {
  @Directive('@gather')
  @Directive('@listSize(assumedSize: 10)')
  @FieldResolver(() => [Seat], {
    nullable: true,
    description:
      'The seats that the organisation holds on bodies of all regions, by id; also those whose holder changed to it later. Swedish: platser.',
  })
  seats(@Root() { id }: OrganisationReference, @Ctx() { loaders }: Context): Promise<Seat[]> {
    return loaders.seatsOfOrganisation.load(id);
  }
}

/** An organisation that another subgraph refers to; that subgraph knows whether it exists. */
export function resolveOrganisationActivities({ id }: { id: string }): OrganisationReference {
  return Object.assign(new OrganisationReference(), { id: String(id) });
}
