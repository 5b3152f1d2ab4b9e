import { FieldResolver, Resolver, Root } from 'type-graphql';
import { OrganisationReference } from '../entities/activity-references.js';
import { GoodExample } from '../entities/good-example.js';

@Resolver(() => GoodExample)
export class GoodExampleResolver {
  @FieldResolver(() => OrganisationReference, {
    nullable: true,
    description: 'The organisation that the example is; null where it is none. Swedish: organisation.',
  })
  organisation(@Root() { organisationId }: GoodExample): OrganisationReference | null {
    return organisationId === null ? null : { id: organisationId };
  }
}
