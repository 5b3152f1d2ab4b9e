import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { OrganisationReference } from '../entities/activity-references.js';
import { Body } from '../entities/body.js';
import { Seat } from '../entities/seat.js';

@Resolver(() => Seat)
export class SeatResolver {
  @FieldResolver(() => Body, { nullable: true, description: 'The body it is a seat of. Swedish: organ.' })
  body(@Root() { bodyId }: Seat, @Ctx() { loaders }: Context): Promise<Body | null> {
    return loaders.bodyById.load(bodyId);
  }

  @FieldResolver(() => OrganisationReference, {
    nullable: true,
    description:
      'The organisation that holds it; null where the source gives the side alone. Swedish: organisation.',
  })
  organisation(@Root() { organisationId }: Seat): OrganisationReference | null {
    return organisationId === null ? null : { id: organisationId };
  }

  @FieldResolver(() => OrganisationReference, {
    nullable: true,
    description:
      'The organisation that its holder changed to while holding it; null where none is known. Swedish: senare organisation.',
  })
  laterOrganisation(@Root() { laterOrganisationId }: Seat): OrganisationReference | null {
    return laterOrganisationId === null ? null : { id: laterOrganisationId };
  }

  @FieldResolver(() => OrganisationReference, {
    nullable: true,
    description:
      'Another organisation on whose board its holder also is; null where none is known. Swedish: även i styrelsen för.',
  })
  boardOf(@Root() { boardOfId }: Seat): OrganisationReference | null {
    return boardOfId === null ? null : { id: boardOfId };
  }
}

/** A seat that another subgraph or deployment refers to. */
export function resolveSeatReference({ id }: { id: string }, { loaders }: Context): Promise<Seat | null> {
  return loaders.seatById.load(String(id));
}
