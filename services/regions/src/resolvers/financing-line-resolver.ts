import { FieldResolver, Resolver, Root } from 'type-graphql';
import { OrganisationReference } from '../entities/activity-references.js';
import { FinancingLine } from '../entities/financing-line.js';

@Resolver(() => FinancingLine)
export class FinancingLineResolver {
  @FieldResolver(() => OrganisationReference, {
    nullable: true,
    description: 'The organisation that pays it; null where it is several or not known. Swedish: finansiär.',
  })
  funder(@Root() { funderId }: FinancingLine): OrganisationReference | null {
    return funderId === null ? null : { id: funderId };
  }
}
