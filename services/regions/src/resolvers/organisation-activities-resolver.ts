import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { OrganisationReference } from '../entities/activity-references.js';
import { Seat } from '../entities/seat.js';

/** What the subgraph `activities` adds to an organisation. */
@Resolver(() => OrganisationReference)
export class OrganisationActivitiesResolver {
  // Records that became one were written about under several ids, and stay so here.
  @Directive('@gather(under: "knownIds")')
  @Directive('@listSize(assumedSize: 10)')
  @FieldResolver(() => [Seat], {
    nullable: true,
    description:
      'The seats that the organisation holds on bodies of all regions, by id; also those whose holder changed to it later. Swedish: platser.',
  })
  async seats(
    @Root() { id, knownIds = [id] }: OrganisationReference,
    @Ctx() { loaders }: Context,
  ): Promise<Seat[]> {
    const held = await Promise.all(knownIds.map((each) => loaders.seatsOfOrganisation.load(each)));
    return eachOnce(held.flat()).sort((one, other) => (one.id < other.id ? -1 : 1));
  }
}

/** An organisation that another subgraph refers to; that subgraph knows whether it exists. */
export function resolveOrganisationActivities({
  id,
  knownIds,
}: Pick<OrganisationReference, 'id' | 'knownIds'>): OrganisationReference {
  return Object.assign(new OrganisationReference(), { id: String(id), knownIds: knownIds?.map(String) });
}

/** One seat may be held under one of an organisation's ids, and have become its own later under another. */
function eachOnce(seats: readonly Seat[]): Seat[] {
  return [...new Map(seats.map((seat) => [seat.id, seat])).values()];
}
