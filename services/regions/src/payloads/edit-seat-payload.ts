import { WritePayload } from '@hub/common';
import { Field, ObjectType } from 'type-graphql';
import { Body } from '../entities/body.js';
import { Seat } from '../entities/seat.js';

@ObjectType({
  simpleResolvers: true,
  description: 'What came of changing a seat. Swedish: resultat av ändrad plats.',
})
export class EditSeatPayload extends WritePayload {
  @Field(() => Seat, {
    nullable: true,
    description:
      'The seat as the write left it, also where it was refused or is sent again; null where there is none or the caller may not change it. Swedish: plats.',
  })
  seat!: Seat | null;

  @Field(() => Body, {
    nullable: true,
    description:
      'Its body as the write left it, also where it was refused or is sent again; null where there is none or the caller may not change it. Swedish: organ.',
  })
  body!: Body | null;
}
