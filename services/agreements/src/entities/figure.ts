import { Source } from '@hub/common';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How many have signed an agreement according to one source. */
@Entity('reported_figure')
export class Figure {
  @PrimaryColumn('text', { name: 'agreement_id' })
  agreementId!: string;

  /** Its place among the agreement's figures, from 1, as the facts have them. */
  @PrimaryColumn('integer')
  ordinal!: number;

  @Column('integer')
  value!: number;

  @Column('boolean')
  approximate!: boolean;

  /** As printed: 2014, 2014-11 or 2014-11-25. */
  @Column('text', { name: 'as_of', nullable: true })
  asOf!: string | null;

  @Column('text', { nullable: true })
  label!: string | null;

  @Column('jsonb')
  source!: Source;
}
