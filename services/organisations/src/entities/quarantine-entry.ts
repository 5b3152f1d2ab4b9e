import type { Source } from '@hub/common';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A value that a source prints but that cannot be right: kept beside the record, never used. */
@Entity('quarantine')
export class QuarantineEntry {
  /** The kind of the record: `organisations`. */
  @PrimaryColumn('text')
  kind!: string;

  /** The record's id. */
  @PrimaryColumn('text')
  id!: string;

  @PrimaryColumn('text')
  field!: string;

  @PrimaryColumn('text')
  value!: string;

  @Column('text')
  reason!: string;

  /** The sources of the record that holds the value. */
  @Column('jsonb')
  source!: Source[];
}
