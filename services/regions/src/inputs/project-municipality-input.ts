import { Field, ID, InputType } from 'type-graphql';
import { ProjectRole } from '../entities/project-role.js';

@InputType({ description: 'A municipality in a project, and as what. Swedish: kommun i projekt.' })
export class ProjectMunicipalityInput {
  @Field(() => ID, { description: 'The municipality code, four digits. Swedish: kommunkod.' })
  municipalityCode!: string;

  @Field(() => ProjectRole, {
    description:
      'What the municipality is in the project; one municipality may have several roles. Swedish: roll.',
  })
  role!: ProjectRole;

  @Field(() => String, {
    nullable: true,
    description:
      'What the municipality applied in; municipalities that applied together share one. Swedish: ansökan.',
  })
  entry?: string | null;
}
