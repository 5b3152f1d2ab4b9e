import { type AbstractClass, Sector } from '@hub/common';
import { Field, ID, InputType, Int } from 'type-graphql';

/** What is given of a seat beside its side, new or edited: in an edit, what is left out stays as it is. */
export function withSeatFields<Class extends AbstractClass>(base: Class) {
  @InputType()
  abstract class SeatFields extends base {
    @Field(() => Int, {
      nullable: true,
      description: 'How many seats it is, 1 to 10000; 1 where it is left out of a new one. Swedish: antal.',
    })
    count?: number | null;

    @Field(() => Sector, {
      nullable: true,
      description: 'The sector the side belongs to; null where not known. Swedish: sektor.',
    })
    sector?: Sector | null;

    @Field(() => ID, {
      nullable: true,
      description:
        'The organisation that holds it; null where only the side is known. Swedish: organisation.',
    })
    organisationId?: string | null;

    @Field(() => [String], {
      nullable: true,
      description:
        'What its holder does in the body, at most 20: ordförande. Never who it is. Swedish: uppdrag.',
    })
    functions?: string[] | null;

    @Field(() => String, {
      nullable: true,
      description:
        'From when it is held: 2014, 2014-11 or 2014-11-25; null where not known. Swedish: gäller från.',
    })
    validFrom?: string | null;

    @Field(() => String, {
      nullable: true,
      description:
        'Until when it is held: 2014, 2014-11 or 2014-11-25; null where it has no end. Swedish: gäller till.',
    })
    validTo?: string | null;
  }
  return SeatFields;
}
