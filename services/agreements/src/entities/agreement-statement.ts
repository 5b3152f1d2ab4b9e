import { Source } from '@hub/common';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export enum StatementKind {
  VISION = 'VISION',
  PURPOSE = 'PURPOSE',
  IMPLEMENTATION = 'IMPLEMENTATION',
  DECISION = 'DECISION',
  STANDING = 'STANDING',
  STATUS = 'STATUS',
  PERIOD = 'PERIOD',
  JOINING = 'JOINING',
}

registerEnumType(StatementKind, {
  name: 'AgreementStatementKind',
  description: 'What a statement about an agreement is about. Swedish: slag av uppgift.',
  valuesConfig: {
    VISION: { description: 'What the parties want to see one day. Swedish: vision.' },
    PURPOSE: { description: 'What the agreement is for. Swedish: syfte.' },
    IMPLEMENTATION: { description: 'How it is to be carried out. Swedish: genomförande.' },
    DECISION: { description: 'How it was decided. Swedish: beslut.' },
    STANDING: { description: 'What is special about it among others. Swedish: ställning.' },
    STATUS: { description: 'How far it had come, as its source says. Swedish: läge.' },
    PERIOD: { description: 'Which years it is for. Swedish: period.' },
    JOINING: { description: 'How organisations join. Swedish: anslutning.' },
  },
});

@ObjectType({
  simpleResolvers: true,
  description:
    'Something else that a source says about an agreement. What is printed there is not interpreted: the state of a version is `AgreementVersion.state`. Swedish: uppgift om överenskommelsen.',
})
@Entity('agreement_statement')
export class AgreementStatement {
  @PrimaryColumn('text', { name: 'agreement_id' })
  agreementId!: string;

  /** Its place among those of the agreement, from 1. */
  @PrimaryColumn('integer')
  ordinal!: number;

  @Field(() => StatementKind, { description: 'What it is about. Swedish: slag.' })
  @Column('text')
  kind!: StatementKind;

  @Field(() => String, {
    nullable: true,
    description: 'The words of the source, in Swedish; null where they are not kept. Swedish: ordalydelse.',
  })
  @Column('text', { nullable: true })
  text!: string | null;

  @Field(() => String, {
    description: 'What it says, in English, in the hub’s own words. Swedish: innebörd.',
  })
  @Column('text')
  english!: string;

  @Field(() => Source, { description: 'Where it is said. Swedish: källa.' })
  @Column('jsonb')
  source!: Source;
}
