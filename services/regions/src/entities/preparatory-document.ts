import { PartialDate, parsePartialDate, Source } from '@hub/common';
import { Field, ObjectType } from 'type-graphql';

@ObjectType({
  simpleResolvers: true,
  description: 'The document in which a body was prepared before it was founded. Swedish: beslutsunderlag.',
})
export class PreparatoryDocument {
  @Field(() => String, { description: 'The title as the source prints it. Swedish: titel.' })
  title!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The number under which the authority registered it, as printed; null where not known. Swedish: diarienummer.',
  })
  registryNumber!: string | null;

  @Field(() => PartialDate, {
    nullable: true,
    description: 'When it was written; null where not known. Swedish: datum.',
  })
  date!: PartialDate | null;

  @Field(() => [Source], { description: 'Where it is named. Swedish: källor.' })
  sources!: Source[];
}

/** A preparatory document as it is stored, its date as printed. */
export interface StatedPreparatoryDocument {
  readonly title: string;
  readonly registryNumber: string | null;
  readonly date: string | null;
  readonly sources: Source[];
}

export function readPreparatoryDocument(stated: StatedPreparatoryDocument): PreparatoryDocument {
  return { ...stated, date: stated.date === null ? null : parsePartialDate(stated.date) };
}
