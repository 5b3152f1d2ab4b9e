import { WritePayload } from '@hub/common';
import { Field, ObjectType } from 'type-graphql';
import { Project } from '../entities/project.js';

@ObjectType({
  simpleResolvers: true,
  description: 'What came of changing a project. Swedish: resultat av ändrat projekt.',
})
export class EditProjectPayload extends WritePayload {
  @Field(() => Project, {
    nullable: true,
    description:
      'The project as the write left it, also where it was refused or is sent again; null where there is none or the caller may not change it. Swedish: projekt.',
  })
  project!: Project | null;
}
