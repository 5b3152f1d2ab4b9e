import { Source } from '@hub/common';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export enum DefinitionKind {
  DEFINITION = 'DEFINITION',
  TRAITS = 'TRAITS',
}

registerEnumType(DefinitionKind, {
  name: 'DefinitionKind',
  description: 'How a source tells what a term means. Swedish: slag av definition.',
  valuesConfig: {
    DEFINITION: { description: 'It defines the term. Swedish: definition.' },
    TRAITS: { description: 'It lists what marks the thing. Swedish: kännetecken.' },
  },
});

@ObjectType({
  simpleResolvers: true,
  description: 'Something that marks what a term stands for. Swedish: kännetecken.',
})
export class Trait {
  @Field(() => String, { description: 'As printed, in Swedish. Swedish: term.' })
  term!: string;

  @Field(() => String, { description: 'In English, in the hub’s own words. Swedish: beskrivning.' })
  description!: string;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'What a source says that a term means. Regions use different words for the same thing; each is kept as printed. Swedish: definition.',
})
@Entity('definition')
export class Definition {
  @Field(() => ID, { description: 'The definition’s id: definition-iop. Swedish: id.' })
  @PrimaryColumn('text')
  id!: string;

  /** Its place among the definitions, from 1. */
  @Column('integer')
  ordinal!: number;

  @Field(() => DefinitionKind, {
    description: 'Whether the term is defined or described by its traits. Swedish: slag.',
  })
  @Column('text')
  kind!: DefinitionKind;

  @Field(() => String, { description: 'The term, in Swedish. Swedish: term.' })
  @Column('text')
  term!: string;

  @Field(() => String, { description: 'The term in English. Swedish: engelsk term.' })
  @Column('text', { name: 'english_term' })
  englishTerm!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The definition in Swedish, as the source words it; null where only traits are listed, or the hub has no more than what the source says of the term in passing. Swedish: ordalydelse.',
  })
  @Column('text', { nullable: true })
  wording!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What it means, in English, in the hub’s own words; null where only traits are listed. Swedish: beskrivning.',
  })
  @Column('text', { nullable: true })
  description!: string | null;

  @Field(() => [Trait], {
    description: 'What marks it, in the order of the source; empty for a definition. Swedish: kännetecken.',
  })
  @Column('jsonb')
  traits!: Trait[];

  @Column('text', { name: 'adopted_by_id', nullable: true })
  adoptedById!: string | null;

  @Field(() => Int, { nullable: true, description: 'The year it was adopted in. Swedish: år.' })
  @Column('integer', { nullable: true })
  year!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'What a reader should know of it, in the hub’s own words. Swedish: anmärkning.',
  })
  @Column('text', { nullable: true })
  note!: string | null;

  @Field(() => [Source], { description: 'Where it is given. Swedish: källor.' })
  @Column('jsonb')
  sources!: Source[];
}
