import { FieldResolver, Resolver, Root } from 'type-graphql';
import { MunicipalityReference, OrganisationReference } from '../entities/activity-references.js';
import { ProjectMunicipality } from '../entities/project-municipality.js';

@Resolver(() => ProjectMunicipality)
export class ProjectMunicipalityResolver {
  @FieldResolver(() => MunicipalityReference, {
    nullable: true,
    description: 'The municipality, of whichever region. Swedish: kommun.',
  })
  municipality(@Root() { municipalityCode }: ProjectMunicipality): MunicipalityReference {
    return { code: municipalityCode };
  }

  @FieldResolver(() => OrganisationReference, {
    nullable: true,
    description:
      'The part of the municipality through which it takes part; null where it does so as a whole. Swedish: genom.',
  })
  through(@Root() { throughId }: ProjectMunicipality): OrganisationReference | null {
    return throughId === null ? null : { id: throughId };
  }
}
