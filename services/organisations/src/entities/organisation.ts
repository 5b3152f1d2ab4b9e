import {
  connectionOf,
  DateTimeScalar,
  PartialDate,
  parsePartialDate,
  REVISION_DESCRIPTION,
  Sector,
  Source,
} from '@hub/common';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { OrganisationKind } from './organisation-kind.js';

@Entity('organisation')
@Directive('@key(fields: "id")')
@ObjectType({
  simpleResolvers: true,
  description:
    'A public body, a civil-society organisation, a company or any other organisation that agreements, bodies and projects name. Swedish: organisation.',
})
export class Organisation {
  @PrimaryColumn('text')
  @Field(() => ID, { description: 'A readable id that stays: org-region-skane. Swedish: id.' })
  id!: string;

  @Column('text')
  @Field(() => String, { description: 'The name as the sources print it. Swedish: namn.' })
  name!: string;

  @Column('text', { array: true })
  @Field(() => [String], {
    description: 'Other names and abbreviations that sources use. Swedish: andra namn, förkortningar.',
  })
  aliases!: string[];

  @Column('text', { name: 'short_name', nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'The abbreviation that sources use: VGR; null where none is known. Swedish: förkortning.',
  })
  shortName!: string | null;

  @Column('text', { name: 'name_in_english', nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'The name in English; null where none is known. Swedish: namn på engelska.',
  })
  nameInEnglish!: string | null;

  /** The name's place in the Swedish alphabet. */
  @Column('text', { name: 'sort_key' })
  sortKey!: string;

  @Column('text', { name: 'organisation_number', nullable: true })
  @Field(() => String, {
    nullable: true,
    description:
      'The organisation number, NNNNNN-NNNN with a valid check digit; null where none is known. A number that a source prints wrongly is in `quarantined`. Swedish: organisationsnummer.',
  })
  organisationNumber!: string | null;

  @Column('jsonb', { name: 'organisation_number_source', nullable: true })
  @Field(() => Source, {
    nullable: true,
    description:
      'Where the organisation number comes from; null where there is none. Swedish: källa till organisationsnumret.',
  })
  organisationNumberSource!: Source | null;

  @Column('text')
  @Field(() => OrganisationKind, { description: 'What kind of organisation it is. Swedish: slag.' })
  kind!: OrganisationKind;

  @Column('text', { nullable: true })
  @Field(() => String, {
    nullable: true,
    description:
      'What it is more exactly, in Swedish: paraplyorganisation, studieförbund; null where not known. Swedish: närmare slag.',
  })
  subkind!: string | null;

  @Column('text')
  @Field(() => Sector, { description: 'The part of society it belongs to. Swedish: sektor.' })
  sector!: Sector;

  @Column('text', { name: 'region_code', nullable: true })
  regionCode!: string | null;

  @Column('text', { name: 'municipality_code', nullable: true })
  municipalityCode!: string | null;

  /** As printed: 2014, 2014-11 or 2014-11-25. */
  @Column('text', { name: 'founded', nullable: true })
  printedFounded!: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, {
    nullable: true,
    description:
      'What to know of it beyond the other fields, in English; null where nothing. Swedish: beskrivning.',
  })
  description!: string | null;

  @Column('integer')
  @Field(() => Int, { description: REVISION_DESCRIPTION })
  revision!: number;

  @Column('timestamptz', { name: 'updated_at' })
  @Field(() => DateTimeScalar, { description: 'When the record last changed. Swedish: ändrad.' })
  updatedAt!: Date;

  @Column('jsonb')
  @Field(() => [Source], { description: 'Where the record comes from. Swedish: källor.' })
  sources!: Source[];

  @Field(() => PartialDate, {
    nullable: true,
    description: 'When it was founded; null where not known. Swedish: bildad.',
  })
  get founded(): PartialDate | null {
    return this.printedFounded === null ? null : parsePartialDate(this.printedFounded);
  }
}

export const { Connection: OrganisationConnection } = connectionOf(Organisation, 'Organisation');
