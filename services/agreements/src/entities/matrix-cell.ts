import { Source } from '@hub/common';
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ParticipationLevel, ParticipationStage } from './participation.js';

@ObjectType({
  simpleResolvers: true,
  description:
    'One cell of the matrix of participation in the Council of Europe’s Code of Good Practice, as an agreement fills it. A cell whose content no source gives is unknown, not empty. Swedish: ruta i delaktighetsmatrisen.',
})
@Entity('matrix_cell')
export class MatrixCell {
  @PrimaryColumn('text', { name: 'agreement_id' })
  agreementId!: string;

  /** Its place, from 1: level by level, the steps in order. */
  @PrimaryColumn('integer')
  ordinal!: number;

  @Field(() => ParticipationLevel, { description: 'How far civil society takes part. Swedish: nivå.' })
  @Column('text')
  level!: ParticipationLevel;

  @Field(() => ParticipationStage, { description: 'At which step of the decision. Swedish: steg.' })
  @Column('text')
  stage!: ParticipationStage;

  @Field(() => String, {
    nullable: true,
    description:
      'The step in the words of the agreement’s own matrix; null where no source gives them. Swedish: steget som det står.',
  })
  @Column('text', { name: 'printed_stage', nullable: true })
  printedStage!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What the cell holds; null where no source gives it. Swedish: innehåll.',
  })
  @Column('text', { nullable: true })
  content!: string | null;

  @Field(() => Boolean, { description: 'Whether a source gives the content. Swedish: känd.' })
  get known(): boolean {
    return this.content !== null;
  }

  @Field(() => [Source], {
    description: 'What names the step in the agreement’s matrix, and the code it follows. Swedish: källor.',
  })
  @Column('jsonb')
  sources!: Source[];
}
