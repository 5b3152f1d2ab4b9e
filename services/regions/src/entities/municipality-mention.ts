import { Source } from '@hub/common';
import { Field, ObjectType } from 'type-graphql';

@ObjectType({
  simpleResolvers: true,
  description: 'What a source names a municipality as. Swedish: omnämnande.',
})
export class MunicipalityMention {
  @Field(() => String, {
    description:
      'What the source names it as, in Swedish: pilotkommun, lokal överenskommelse. Swedish: roll.',
  })
  role!: string;

  @Field(() => Source, { description: 'Where it is named so. Swedish: källa.' })
  source!: Source;
}
