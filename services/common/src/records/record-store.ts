import type { DataSource, EntityManager } from 'typeorm';
import type { DatabaseOptions } from '../database/create-data-source.js';
import type { LoadReport } from '../seed/load-report.js';
import type { FieldChange } from './compare-records.js';
import type { Finding } from './finding.js';
import type { MendedRecord } from './load-outcome.js';
import type { IsOf } from './loaded-records.js';
import type { DataRecord, Records } from './record.js';
import type { RecordKind } from './record-kind.js';

/** What becomes of a record of a file beside the one that is there. */
export interface Settled {
  /** The record to load: the file's, or with what the hub keeps in it; undefined: nothing is loaded. */
  readonly fact: DataRecord | undefined;
  /** What was kept as the hub has it, and why, in words; absent where nothing was. */
  readonly kept?: string;
  /** What the hub makes of the record, differs from it, and is to be made anew; default: nothing. */
  readonly anew?: readonly FieldChange[];
}

/** The records that are there and those of the file, for a decision about one of them. */
export interface Beside {
  readonly region: string;
  readonly current: Records;
  readonly given: Records;
  /** The rows that no file holds. */
  readonly also: Records;
  /** Whether a record of the file's region was moved to another past the hub, rather than by that one. */
  readonly isOfRegion: IsOf;
}

/** How it is noted that a region's data is confirmed. */
export interface Confirmation {
  /**
   * Writes it: the last statement before the commit, since whoever writes the region's records writes it too, and waits.
   * Where somebody else has since the load's moment, theirs is later and stands.
   */
  write(manager: EntityManager, region: string): Promise<void>;
  /** The records as they are with it, for the checks before; default: no record shows it. */
  foresee?(records: Records, region: string, at: Date): Records;
}

/** A service's records: how they are dumped, checked and loaded. Every service has one. */
export interface RecordStore {
  /** The deployment's name without a region: `regions`, `organisations`, `agreements`. */
  readonly service: string;
  /** In the order they are loaded. */
  readonly kinds: readonly RecordKind[];
  /** Kinds of which a region's file holds records of other regions too; default none. */
  readonly foreign?: readonly string[];
  /** The facts that the hub ships with, as far as their kinds are {@link foreign}; default none. */
  shipped?(): Promise<Readonly<Record<string, readonly unknown[]>>>;
  dataSource(url: string, options?: Partial<DatabaseOptions>): DataSource;
  /** Rows that no file holds and that the invariants need, by a name of their own. */
  alsoChecked?(manager: EntityManager): Promise<Records>;
  /** The service's invariants over its records. The schemas of the kinds are held beside them. */
  check(records: Records, now: Date): Finding[];
  /** What the hub keeps over the file; default: the file's record is taken. Called before anything is written. */
  settle?(kind: RecordKind, fact: DataRecord, current: DataRecord | undefined, beside: Beside): Settled;
  /**
   * Holds off what no row shows while a load is under way. Called before the moment as of which the load sees the
   * database; what is locked is locked for the session, which ends with the load. Default nothing.
   *
   * @param isRetry whether somebody has overtaken the load: whoever may again can be held off from the beginning then.
   */
  holdOff?(manager: EntityManager, given: Records, isRetry: boolean): Promise<void>;
  /** Refuses what can't be taken of a region's file, before anything is written; default nothing. */
  refuse?(manager: EntityManager, given: Records, region: string): Promise<void>;
  /**
   * Locks what nobody may change while records are loaded, and meets whoever has changed it since the load's moment
   * (serialization_failure: the load begins anew). Not called where nothing changes, nor in a dry run that nobody has
   * overtaken. Default nothing.
   *
   * @param records those that the load changes; all of the file where a load has been overtaken once.
   */
  lock?(manager: EntityManager, records: Records): Promise<void>;
  /**
   * Puts right what stands wrong beside the records that a file is about, and nothing else: before they are held against
   * what is there, so that it counts as having been so, and after they are written. Default nothing.
   *
   * @returns what it did, for the report.
   */
  mend?(manager: EntityManager, given: Records): Promise<readonly MendedRecord[]>;
  /**
   * Records of a file that the hub has no place for any more, by kind and id as in `organisations org-a`, and why, in
   * words; default none.
   */
  leftOut?(manager: EntityManager, given: Records): Promise<ReadonlyMap<string, string>>;
  /** Notes that a region's file has been held against what is there, changed or not; default nothing. */
  readonly confirmation?: Confirmation;
  /**
   * Writes records that are new or differ, with the loaders of the seeds. Goes by the rows that are there: also what no
   * file holds, such as the words to search in, is made anew where it differs.
   *
   * @param changed those alone whose records are new or differ.
   * @param all every record that the region has afterwards, the file's first: for places in lists.
   */
  load(manager: EntityManager, changed: Records, all: Records, report: LoadReport): Promise<void>;
}
