import { Refusal, WriteInput, WritePayload } from '@hub/common';
import { Directive, Field, InputType, Int, ObjectType } from 'type-graphql';
import { NewOrganisationInput } from './new-organisation-input.js';
import { Organisation } from './organisation.js';

/** The most organisations that are registered at once. */
export const MOST_AT_ONCE = 500;

@InputType({ description: 'Organisations to register, all or none. Swedish: lista att registrera.' })
export class RegisterOrganisationsInput extends WriteInput {
  @Field(() => [NewOrganisationInput], {
    description: `The organisations, 1 to ${MOST_AT_ONCE}. Swedish: organisationer.`,
  })
  organisations!: NewOrganisationInput[];

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Only say what would be refused: nothing is written or kept, not even the key. With the key of a list that was registered, it is answered with what came of that. Swedish: provkörning.',
  })
  dryRun!: boolean;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What came of one organisation of a list. Swedish: rad.',
})
export class RegisteredRow {
  @Field(() => Int, { description: 'Its place in the list, from 0. Swedish: radnummer.' })
  index!: number;

  @Field(() => Organisation, {
    nullable: true,
    description: 'The organisation; null where nothing was written. Swedish: organisation.',
  })
  organisation!: Organisation | null;

  @Directive('@listSize(assumedSize: 1)')
  @Field(() => [Refusal], {
    description: 'What speaks against this organisation; empty where nothing does. Swedish: avslag.',
  })
  refusals!: readonly Refusal[];
}

@ObjectType({
  simpleResolvers: true,
  description:
    'What came of registering a list: all of it or, where anything was refused, nothing. Swedish: resultat av registrering.',
})
export class RegisterOrganisationsPayload extends WritePayload {
  @Directive('@listSize(assumedSize: 50)')
  @Field(() => [RegisteredRow], {
    description:
      'A report for each organisation of the list, in its order; empty where the list itself was refused. Swedish: rader.',
  })
  rows!: readonly RegisteredRow[];
}
