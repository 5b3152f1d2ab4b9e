import { Refusal, SourceInput, WriteInput, WritePayload } from '@hub/common';
import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Adherence } from './adherence.js';

/** How many signatures can be recorded at once. */
export const MOST_RECORDED = 500;

@InputType({ description: 'A signature that was made on paper. Swedish: underskrift på papper.' })
export class RecordedAdherenceInput {
  @Field(() => ID, { description: 'The organisation that signed. Swedish: organisation.' })
  organisationId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The version it signed; the current one where it is left out. Swedish: version.',
  })
  versionId?: string | null;

  @Field(() => String, { description: 'The day it signed: 2026-11-21. Swedish: undertecknad.' })
  signedOn!: string;

  @Field(() => SourceInput, {
    nullable: true,
    description: 'The document that says so. Swedish: källa.',
  })
  source?: SourceInput | null;
}

@InputType({
  description:
    'Signatures that organisations made on paper, for the agreement’s manager to record: all of them, or none. Swedish: underskrifter på papper.',
})
export class RecordAdherencesInput extends WriteInput {
  @Field(() => ID, { description: 'The agreement that was signed. Swedish: överenskommelse.' })
  agreementId!: string;

  @Field(() => [RecordedAdherenceInput], {
    description: 'The signatures: 1 to 500. Swedish: underskrifter.',
  })
  adherences!: RecordedAdherenceInput[];

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Only tell what would be refused: nothing is written, and the key can be used again. With the key of a list that was recorded, it is answered with what came of that. Swedish: provkörning.',
  })
  dryRun!: boolean;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What came of one signature of a list. Swedish: rad.',
})
export class RecordedAdherence {
  @Field(() => Int, { description: 'Its place in the list, from 0. Swedish: plats.' })
  index!: number;

  @Field(() => Adherence, {
    nullable: true,
    description:
      'The adherence that was made; null in a dry run, and where anything in the list was refused. Swedish: anslutning.',
  })
  adherence!: Adherence | null;

  @Directive('@listSize(assumedSize: 1)')
  @Field(() => [Refusal], {
    description: 'What speaks against this one; empty where nothing does. Swedish: avslag.',
  })
  refusals!: Refusal[];
}

@ObjectType({
  simpleResolvers: true,
  description: 'What came of recording a list of signatures. Swedish: resultat av registrering.',
})
export class RecordAdherencesPayload extends WritePayload {
  @Directive('@listSize(assumedSize: 50)')
  @Field(() => [RecordedAdherence], {
    description:
      'A report of each signature, in the order of the list; empty where the caller may not record any, or the list is of a wrong length. Swedish: rapport per rad.',
  })
  rows!: RecordedAdherence[];

  agreementId!: string | null;
}
