import { Source } from '@hub/common';
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ProjectRole } from './project-role.js';

@Entity('project_municipality')
@ObjectType({
  simpleResolvers: true,
  description: 'A municipality in a project, and as what. Swedish: kommun i projekt.',
})
export class ProjectMunicipality {
  @PrimaryColumn('text', { name: 'project_id' })
  projectId!: string;

  @PrimaryColumn('text', { name: 'municipality_code' })
  municipalityCode!: string;

  @PrimaryColumn('text')
  @Field(() => ProjectRole, { description: 'What the municipality is in the project. Swedish: roll.' })
  role!: ProjectRole;

  /** Its place among those of the project, from 1, as the source lists them. */
  @Column('integer')
  ordinal!: number;

  @Column('text', { nullable: true })
  @Field(() => String, {
    nullable: true,
    description:
      'What the municipality applied in; municipalities that applied together share one. Null where there were no applications. Swedish: ansökan.',
  })
  entry!: string | null;

  @Column('text', { name: 'through_id', nullable: true })
  throughId!: string | null;

  @Column('jsonb')
  @Field(() => [Source], { description: 'Where its part in the project is stated. Swedish: källor.' })
  sources!: Source[];
}
