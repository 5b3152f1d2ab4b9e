import { Source } from '@hub/common';
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@ObjectType({
  simpleResolvers: true,
  description:
    'A body that an agreement’s matrix of participation names, in a cell that is not known. Swedish: organ i delaktighetsmatrisen.',
})
@Entity('matrix_body')
export class MatrixBody {
  @PrimaryColumn('text', { name: 'agreement_id' })
  agreementId!: string;

  /** Its place among those of the matrix, from 1. */
  @PrimaryColumn('integer')
  ordinal!: number;

  @Field(() => String, { description: 'The name as the matrix has it. Swedish: namn.' })
  @Column('text')
  name!: string;

  @Column('text', { name: 'body_id', nullable: true })
  bodyId!: string | null;

  @Field(() => Source, { description: 'Where the matrix stands. Swedish: källa.' })
  @Column('jsonb')
  source!: Source;
}
