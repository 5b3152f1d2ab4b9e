import { Field, Float, Int, ObjectType } from 'type-graphql';
import { shareOfWomen } from '../representation.js';

/** Made of a region's events, never stored. */
@ObjectType({
  simpleResolvers: true,
  description:
    'How many came to the events of a region, added up over those whose numbers are known. Swedish: deltagande.',
})
export class Attendance {
  @Field(() => Int, {
    description:
      'How many events there are; a series that is one record counts once. Swedish: antal händelser.',
  })
  events!: number;

  @Field(() => Int, {
    description:
      'Of how many of the events it is known how many came. Swedish: händelser med känt deltagande.',
  })
  known!: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'How many came in all, someone who came twice twice; null where it is known of no event. Swedish: deltagare sammanlagt.',
  })
  attended!: number | null;

  @Field(() => Boolean, {
    description: 'Whether a source gives one of the numbers only about. Swedish: ungefärligt antal.',
  })
  approximate!: boolean;

  @Field(() => Int, {
    nullable: true,
    description:
      'The women of the events of which `Event.women` is known, added up: of some events those who had registered. They need not be a part of `attended`. Null where it is known of no event. Swedish: kvinnor.',
  })
  women!: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'The men of the events of which `Event.men` is known, added up: of some events those who had registered. They need not be a part of `attended`. Null where it is known of no event. Swedish: män.',
  })
  men!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Women by women and men, from 0 to 1; null where not known. Swedish: andel kvinnor.',
  })
  get shareOfWomen(): number | null {
    return shareOfWomen(this);
  }
}
