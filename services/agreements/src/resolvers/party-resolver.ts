import { FieldResolver, Resolver, Root } from 'type-graphql';
import { Party } from '../entities/party.js';
import { Organisation } from '../entities/references.js';
import { organisationOf } from './references.js';

@Resolver(() => Party)
export class PartyResolver {
  @FieldResolver(() => Organisation, {
    nullable: true,
    description: 'The organisation that is the party; null for a sector. Swedish: organisation.',
  })
  organisation(@Root() { organisationId }: Party): Organisation | null {
    return organisationOf(organisationId);
  }
}
