import { WritePayload } from '@hub/common';
import { Field, ObjectType } from 'type-graphql';
import { Body } from '../entities/body.js';

@ObjectType({
  simpleResolvers: true,
  description: 'What came of making a body. Swedish: resultat av nytt organ.',
})
export class CreateBodyPayload extends WritePayload {
  @Field(() => Body, {
    nullable: true,
    description: 'The new body; null where it was refused. Swedish: organ.',
  })
  body!: Body | null;
}
