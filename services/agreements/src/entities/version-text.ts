import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The text of a version; apart from the version, since it is long, and not public while it is a draft. */
@Entity('version_text')
export class VersionText {
  /** The version's id. */
  @PrimaryColumn('text')
  id!: string;

  /** As given. */
  @Column('text')
  text!: string;
}
