import { Source } from '@hub/common';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export enum Severity {
  LOW = 'LOW',
  MEDIUM = 'MEDIUM',
  HIGH = 'HIGH',
}

registerEnumType(Severity, {
  name: 'Severity',
  description: 'How much a contradiction can mislead. Swedish: allvarlighetsgrad.',
  valuesConfig: {
    LOW: {
      description:
        'Worth knowing; it misleads hardly anyone. What the record calls "info", a gap rather than a contradiction, is here too. Swedish: låg.',
    },
    MEDIUM: { description: 'It can mislead whoever reads only one of the values. Swedish: medel.' },
    HIGH: { description: 'A figure or year taken as it stands would be wrong. Swedish: hög.' },
  },
});

@ObjectType({
  simpleResolvers: true,
  description:
    'Where sources contradict each other or themselves, or leave a gap, and how the hub handles it. Swedish: motsägelse.',
})
@Entity('contradiction')
export class Contradiction {
  @Field(() => ID, { description: 'The contradiction’s id: contradiction-c1. Swedish: id.' })
  @PrimaryColumn('text')
  id!: string;

  /** Its place among the contradictions: the number in its id. */
  @Column('integer')
  ordinal!: number;

  @Field(() => Severity, { description: 'How much it can mislead. Swedish: allvarlighetsgrad.' })
  @Column('text')
  severity!: Severity;

  @Field(() => String, { description: 'What does not fit together. Swedish: beskrivning.' })
  @Column('text')
  description!: string;

  @Field(() => String, { description: 'What the hub does about it. Swedish: hantering.' })
  @Column('text')
  handling!: string;

  @Field(() => [Source], { description: 'Where the values stand that do not fit. Swedish: källor.' })
  @Column('jsonb')
  sources!: Source[];
}
