import { PartialDate, Source } from '@hub/common';
import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({
  simpleResolvers: true,
  description:
    'How many have signed according to a source that names none of them. Never added to what is registered. Swedish: uppgivet antal.',
})
export class ReportedFigure {
  @Field(() => Int, { description: 'The number the source gives. Swedish: antal.' })
  value!: number;

  @Field(() => Boolean, { description: 'Whether the source says it is approximate. Swedish: ungefärligt.' })
  approximate!: boolean;

  @Field(() => PartialDate, {
    nullable: true,
    description: 'When the figure held; null where the source does not say. Swedish: per datum.',
  })
  asOf!: PartialDate | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What is said of the number: as printed, in Swedish, where a document gives it, and in the hub’s own words, in English, where it was found elsewhere; null where nothing is. Swedish: ordalydelse.',
  })
  label!: string | null;

  @Field(() => Source, { description: 'Where the hub has the figure from. Swedish: källa.' })
  source!: Source;
}
