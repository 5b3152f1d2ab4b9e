import { type AbstractClass, SourceInput } from '@hub/common';
import { Field, InputType } from 'type-graphql';

/** What is given of a decision of an organ. */
export function withDecisionFields<Class extends AbstractClass>(base: Class) {
  @InputType()
  abstract class DecisionFields extends base {
    @Field(() => String, {
      description:
        'The organ that decided, such as kommunfullmäktige, at most 500 characters. Swedish: beslutande organ.',
    })
    organ!: string;

    @Field(() => String, {
      description: 'When it decided: 2014, 2014-11 or 2014-11-25; not in the future. Swedish: beslutsdatum.',
    })
    date!: string;

    @Field(() => String, {
      nullable: true,
      description: 'The paragraph of the minutes, at most 500 characters. Swedish: paragraf.',
    })
    paragraph?: string | null;

    @Field(() => String, {
      nullable: true,
      description:
        'The number under which the public body keeps it, as it writes it, at most 500 characters. Swedish: diarienummer.',
    })
    registryNumber?: string | null;

    @Field(() => SourceInput, {
      nullable: true,
      description: 'The document that it is known from, where there is one. Swedish: källa.',
    })
    source?: SourceInput | null;
  }
  return DecisionFields;
}
