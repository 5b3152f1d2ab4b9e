import { DateTimeScalar, Source } from '@hub/common';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('region')
@Directive('@key(fields: "code")')
@Directive('@placement(subgraph: "territories", key: "code")')
@ObjectType({
  simpleResolvers: true,
  description:
    'A region: a county of Sweden, or Sweden as a whole ("00"). Each region that has joined the hub serves its own data. Swedish: region.',
})
export class Region {
  @PrimaryColumn('text')
  @Field(() => ID, {
    description: 'The county code of Statistics Sweden, two digits; "00" is Sweden. Swedish: länskod.',
  })
  code!: string;

  @Column('text')
  @Field(() => String, { description: 'The name without "län": Skåne. Swedish: namn.' })
  name!: string;

  @Column('text', { name: 'county_name' })
  @Field(() => String, { description: 'The name of the county: Skåne län. Swedish: länsnamn.' })
  countyName!: string;

  @Column('text', { name: 'iso_code' })
  @Field(() => String, {
    description: 'The code in ISO 3166-2: SE-M; of Sweden ("00") SE, by ISO 3166-1. Swedish: ISO-kod.',
  })
  isoCode!: string;

  @Column('text', { name: 'nuts_code', nullable: true })
  @Field(() => String, {
    nullable: true,
    description:
      'The code in the European nomenclature of territories, NUTS 3: SE224; of Sweden ("00") SE, the code of the country. Null where it is not known. Swedish: NUTS-kod.',
  })
  nutsCode!: string | null;

  @Column('integer', { name: 'municipalities_total', nullable: true })
  @Field(() => Int, {
    nullable: true,
    description:
      'How many municipalities the region has in all, also those that no source names; null where not known. Swedish: antal kommuner.',
  })
  municipalitiesTotal!: number | null;

  @Column('text', { name: 'authority_id', nullable: true })
  authorityId!: string | null;

  @Column('timestamptz', { name: 'updated_at' })
  @Field(() => DateTimeScalar, { description: 'When the record last changed. Swedish: ändrad.' })
  updatedAt!: Date;

  @Column('jsonb')
  @Field(() => [Source], { description: 'Where the record comes from. Swedish: källor.' })
  sources!: Source[];

  /** A code of a level begins with that of the level above. */
  @Field(() => String, {
    nullable: true,
    description:
      'The code of the larger area it is part of, NUTS 2: SE22; null for Sweden. Swedish: NUTS 2-kod, riksområde.',
  })
  get nuts2Code(): string | null {
    return this.nutsCode === null || this.nutsCode.length < NUTS_2_LENGTH
      ? null
      : this.nutsCode.slice(0, NUTS_2_LENGTH);
  }
}

const NUTS_2_LENGTH = 4;
