import { type AbstractClass, SourceInput } from '@hub/common';
import { Field, ID, InputType, Int } from 'type-graphql';

/** What is given of a event beside its name and kind, new or edited: in an edit, what is left out stays as it is. */
export function withEventFields<Class extends AbstractClass>(base: Class) {
  @InputType()
  abstract class EventFields extends base {
    @Field(() => String, {
      nullable: true,
      description: 'When it takes place: 2014, 2014-11 or 2014-11-25; null where not known. Swedish: datum.',
    })
    date?: string | null;

    @Field(() => Int, {
      nullable: true,
      description:
        'How many times it takes place, 1 to 10000, where it is a series; null where it is none. Swedish: antal tillfällen.',
    })
    occurrences?: number | null;

    @Field(() => String, {
      nullable: true,
      description: 'Where it takes place; null where not known. Swedish: plats.',
    })
    place?: string | null;

    @Field(() => ID, {
      nullable: true,
      description:
        'The body whose event it is, one of the same region; null where it is of none. Swedish: organ.',
    })
    bodyId?: string | null;

    @Field(() => [ID], {
      nullable: true,
      description: 'The organisations that arrange it, at most 100. Swedish: arrangörer.',
    })
    organiserIds?: string[] | null;

    @Field(() => Int, {
      nullable: true,
      description: 'How many have registered, 0 to 1000000; null where not known. Swedish: anmälda.',
    })
    registered?: number | null;

    @Field(() => Int, {
      nullable: true,
      description: 'How many came, 0 to 1000000; null where not known. Swedish: deltagare.',
    })
    attended?: number | null;

    @Field(() => Boolean, {
      nullable: true,
      description:
        'Whether the attendance is known only about; false where it is left out of a new event. Swedish: ungefärligt antal.',
    })
    attendanceApproximate?: boolean | null;

    @Field(() => Int, {
      nullable: true,
      description: 'How many of them were women; null where not known. Swedish: kvinnor.',
    })
    women?: number | null;

    @Field(() => Int, {
      nullable: true,
      description: 'How many of them were men; null where not known. Swedish: män.',
    })
    men?: number | null;

    @Field(() => String, {
      nullable: true,
      description: 'The question it is about; null where not known. Swedish: fokus.',
    })
    focus?: string | null;

    @Field(() => String, {
      nullable: true,
      description:
        'What else is to be said of it, at most 10000 characters; null where nothing. Swedish: beskrivning.',
    })
    description?: string | null;

    @Field(() => SourceInput, {
      nullable: true,
      description:
        'The document that it comes from; left out where there is none. It is added to those that the record has. Swedish: källa.',
    })
    source?: SourceInput | null;
  }
  return EventFields;
}
