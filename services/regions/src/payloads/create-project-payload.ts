import { WritePayload } from '@hub/common';
import { Field, ObjectType } from 'type-graphql';
import { Project } from '../entities/project.js';

@ObjectType({
  simpleResolvers: true,
  description: 'What came of making a project. Swedish: resultat av nytt projekt.',
})
export class CreateProjectPayload extends WritePayload {
  @Field(() => Project, {
    nullable: true,
    description: 'The new project; null where it was refused. Swedish: projekt.',
  })
  project!: Project | null;
}
