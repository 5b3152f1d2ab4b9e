import { WriteInput } from '@hub/common';
import { Field, ID, InputType } from 'type-graphql';
import { withProjectFields } from './project-fields.js';

@InputType({ description: 'A new project. Swedish: nytt projekt.' })
export class CreateProjectInput extends withProjectFields(WriteInput) {
  @Field(() => ID, {
    description:
      'The county code of the region that the project belongs to; 00 for one of all of Sweden. Swedish: länskod.',
  })
  regionCode!: string;

  @Field(() => String, {
    description: 'The name of the project, at most 500 characters. Its id is made of it. Swedish: namn.',
  })
  name!: string;
}
