import { EditInput } from '@hub/common';
import { Field, ID, InputType } from 'type-graphql';
import { BodyKind } from '../entities/body-kind.js';
import { withBodyFields } from './body-fields.js';

@InputType({
  description:
    'What is to be changed of a body: what is left out stays, null empties. Swedish: ändring av organ.',
})
export class EditBodyInput extends withBodyFields(EditInput) {
  @Field(() => ID, { description: 'The body to change. Swedish: organ.' })
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The name of the body, at most 500 characters; its id stays. Swedish: namn.',
  })
  name?: string | null;

  @Field(() => BodyKind, {
    nullable: true,
    description: 'What kind of body it is. Swedish: slag.',
  })
  kind?: BodyKind | null;
}
