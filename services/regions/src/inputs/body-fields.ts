import { type AbstractClass, SourceInput } from '@hub/common';
import { Field, InputType, Int } from 'type-graphql';

/** What is given of a body beside its name and kind, new or edited: in an edit, what is left out stays as it is. */
export function withBodyFields<Class extends AbstractClass>(base: Class) {
  @InputType()
  abstract class BodyFields extends base {
    @Field(() => [String], {
      nullable: true,
      description: 'Other names of it, at most 20. Swedish: andra namn.',
    })
    aliases?: string[] | null;

    @Field(() => Int, {
      nullable: true,
      description:
        'How many seats the body has in all, 0 to 100000; null where not known. The seats that are given add up to it. Swedish: antal platser.',
    })
    statedSeats?: number | null;

    @Field(() => [String], {
      nullable: true,
      description:
        'The groups that have members in the body, where neither numbers nor names are known, at most 100. Swedish: representanter från.',
    })
    memberCategories?: string[] | null;

    @Field(() => Int, {
      nullable: true,
      description: 'How many members are women; null where not known. Swedish: kvinnor.',
    })
    women?: number | null;

    @Field(() => Int, {
      nullable: true,
      description: 'How many members are men; null where not known. Swedish: män.',
    })
    men?: number | null;

    @Field(() => String, {
      nullable: true,
      description:
        'When the body was founded: 2014, 2014-11 or 2014-11-25; null where not known. Swedish: bildat.',
    })
    founded?: string | null;

    @Field(() => String, {
      nullable: true,
      description:
        'When it was decided to have the body: 2014, 2014-11 or 2014-11-25; null where not known. Swedish: beslutat.',
    })
    decided?: string | null;

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
  return BodyFields;
}
