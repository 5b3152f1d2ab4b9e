import { EditInput } from '@hub/common';
import { Field, ID, InputType } from 'type-graphql';
import { withProjectFields } from './project-fields.js';

@InputType({
  description:
    'What is to be changed of a project: what is left out stays, null empties. Swedish: ändring av projekt.',
})
export class EditProjectInput extends withProjectFields(EditInput) {
  @Field(() => ID, { description: 'The project to change. Swedish: projekt.' })
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The name of the project, at most 500 characters; its id stays. Swedish: namn.',
  })
  name?: string | null;
}
