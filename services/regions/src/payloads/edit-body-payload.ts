import { WritePayload } from '@hub/common';
import { Field, ObjectType } from 'type-graphql';
import { Body } from '../entities/body.js';

@ObjectType({
  simpleResolvers: true,
  description: 'What came of changing a body. Swedish: resultat av ändrat organ.',
})
export class EditBodyPayload extends WritePayload {
  @Field(() => Body, {
    nullable: true,
    description:
      'The body as the write left it, also where it was refused or is sent again; null where there is none or the caller may not change it. Swedish: organ.',
  })
  body!: Body | null;
}
