import { FieldResolver, Resolver, Root } from 'type-graphql';
import { MunicipalityReference } from '../entities/activity-references.js';
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
}
