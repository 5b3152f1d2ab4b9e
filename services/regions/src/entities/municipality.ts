import { connectionOf, DateTimeScalar, Source } from '@hub/common';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { MunicipalityMention } from './municipality-mention.js';

@Entity('municipality')
@Directive('@key(fields: "code")')
@Directive('@placement(subgraph: "territories", key: "code")')
@ObjectType({
  simpleResolvers: true,
  description:
    'A municipality of a region. Lists have those that the sources name; any other can be referred to, and has its official name. Swedish: kommun.',
})
export class Municipality {
  @PrimaryColumn('text')
  @Field(() => ID, {
    description:
      "The municipality code of Statistics Sweden, four digits; the first two are the region's code. Swedish: kommunkod.",
  })
  code!: string;

  @Column('text')
  @Field(() => String, { description: 'The name without "kommun": Malmö. Swedish: namn.' })
  name!: string;

  /** The name's place in the Swedish alphabet. */
  @Column('text', { name: 'sort_key' })
  sortKey!: string;

  @Column('text', { name: 'region_code' })
  regionCode!: string;

  @Directive('@listSize(assumedSize: 3)')
  @Column('jsonb')
  @Field(() => [MunicipalityMention], {
    description: 'What the sources name the municipality as, each with its place. Swedish: omnämnanden.',
  })
  mentions!: MunicipalityMention[];

  @Column('timestamptz', { name: 'updated_at' })
  @Field(() => DateTimeScalar, { description: 'When the record last changed. Swedish: ändrad.' })
  updatedAt!: Date;

  @Column('jsonb')
  @Field(() => [Source], { description: 'Where the record comes from. Swedish: källor.' })
  sources!: Source[];
}

export const { Connection: MunicipalityConnection } = connectionOf(Municipality, 'Municipality', {
  gathered: true,
});
