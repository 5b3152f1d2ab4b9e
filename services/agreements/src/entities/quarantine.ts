import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A value of the facts that can't be right: kept as printed, not used and not mended. */
@Entity('quarantine')
export class Quarantine {
  /** The kind of record, as in the load report: `milestone`, `reportedFigure`. */
  @PrimaryColumn('text')
  kind!: string;

  /** The agreement it belongs to. */
  @PrimaryColumn('text')
  id!: string;

  @PrimaryColumn('text')
  field!: string;

  @PrimaryColumn('text')
  value!: string;

  @Column('text')
  reason!: string;
}
