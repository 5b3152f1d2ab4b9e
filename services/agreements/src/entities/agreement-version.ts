import { DateTimeScalar, REVISION_DESCRIPTION, Source } from '@hub/common';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { VersionState } from './version-state.js';

@Directive('@key(fields: "id")')
@ObjectType({
  simpleResolvers: true,
  description:
    'One exact text of an agreement. Organisations sign a version, not the agreement as such. Swedish: version av överenskommelsen.',
})
@Entity('agreement_version')
export class AgreementVersion {
  @Field(() => ID, { description: 'The version’s id: the agreement’s id, `-v` and the number. Swedish: id.' })
  @PrimaryColumn('text')
  id!: string;

  @Column('text', { name: 'agreement_id' })
  agreementId!: string;

  @Field(() => Int, {
    description:
      'Tells the versions of an agreement apart, from 1. The order of the numbers is the order of the versions only where `orderKnown` is true. Swedish: versionsnummer.',
  })
  @Column('integer')
  number!: number;

  @Field(() => String, { description: 'The title of this version, as printed. Swedish: titel.' })
  @Column('text')
  title!: string;

  @Field(() => VersionState, { description: 'Where the version stands in its life. Swedish: status.' })
  @Column('text')
  state!: VersionState;

  /** SHA-256 of the version's text, in hexadecimal; null where the hub does not have the text. */
  @Column('text', { name: 'text_hash', nullable: true })
  textHash!: string | null;

  @Column('text', { name: 'predecessor_id', nullable: true })
  predecessorId!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'When a version that was never adopted was given up: it stays in the state that it had come to. Null where it was not. Swedish: återtagen.',
  })
  @Column('timestamptz', { name: 'withdrawn_at', nullable: true })
  withdrawnAt!: Date | null;

  @Field(() => Int, { description: REVISION_DESCRIPTION })
  @Column('integer')
  revision!: number;

  @Directive('@listSize(assumedSize: 2)')
  @Field(() => [Source], { description: 'Where the hub has the version from. Swedish: källor.' })
  @Column('jsonb')
  sources!: Source[];
}
