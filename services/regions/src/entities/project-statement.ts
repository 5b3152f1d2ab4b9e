import { Source } from '@hub/common';
import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { StatementKind } from './statement-kind.js';

@Entity('project_statement')
@ObjectType({
  simpleResolvers: true,
  description:
    'Something that a source says about a project, and what it is about. Swedish: uppgift om projekt.',
})
export class ProjectStatement {
  @PrimaryColumn('text')
  @Field(() => ID, {
    description: "A readable id that stays; it begins with the region's code. Swedish: id.",
  })
  id!: string;

  @Column('text', { name: 'project_id' })
  projectId!: string;

  /** Its place among those of the project, from 1, as the sources have them. */
  @Column('integer')
  ordinal!: number;

  @Column('text')
  @Field(() => StatementKind, { description: 'What it is about. Swedish: slag.' })
  kind!: StatementKind;

  @Column('text')
  @Field(() => String, { description: 'What the source says, in its own words. Swedish: uppgift.' })
  label!: string;

  @Column('text', { nullable: true })
  @Field(() => String, {
    nullable: true,
    description:
      'What the source says beyond these words, in English; null where nothing. Swedish: beskrivning.',
  })
  description!: string | null;

  @Column('jsonb')
  @Field(() => [Source], { description: 'Where it is stated. Swedish: källor.' })
  sources!: Source[];
}
