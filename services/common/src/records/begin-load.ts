import { type EntityManager, QueryFailedError, type QueryRunner } from 'typeorm';
import { migrate } from '../database/migrations.js';
import { emptyReport } from '../seed/load-report.js';
import { byKind } from './by-kind.js';
import { type CheckedRecords, checkDatabase, checkRecords } from './check-records.js';
import { compareRecords, type FieldChange, shown } from './compare-records.js';
import { dumpRecords } from './dump-records.js';
import { countFindings, type Finding, type FindingCounts, newFindings, ofSeverity } from './finding.js';
import { regionOfRecord } from './finding-of.js';
import { fieldAt, valueAt } from './issue-words.js';
import { type OnLoadProgress, WrittenCount } from './load-progress.js';
import { type IsOf, markLoaded, partLoaded, placeLoaded, recordsOfRegion } from './loaded-records.js';
import { lockLoads } from './lock-loads.js';
import { type GivenRecord, readGiven, readReferred } from './read-records.js';
import type { DataRecord, Records } from './record.js';
import { fieldsBeside, idOf, type RecordKind } from './record-kind.js';
import type { RecordStore, Settled } from './record-store.js';
import type { FileContents } from './region-file.js';
import { type FileFault, RegionFileError } from './region-file-error.js';
import { type ReportMask, reportMask } from './report-mask.js';
import { isUnkeepable, unkeepableRecords } from './unkeepable-records.js';
import { unknownFields } from './unknown-fields.js';

/** What a load does, or would do, to one record. */
export interface RecordChange {
  readonly kind: string;
  readonly id: string;
  readonly change: 'added' | 'changed';
  /** What differs in a record that is changed. */
  readonly fields: readonly FieldChange[];
}

/** What the hub kept as it is, though the file says something else. */
export interface KeptRecord {
  readonly kind: string;
  readonly id: string;
  readonly why: string;
}

export interface LoadOutcome {
  readonly changes: readonly RecordChange[];
  readonly unchanged: number;
  readonly kept: readonly KeptRecord[];
  /** Errors that the load would bring into the database: it must not be committed then. */
  readonly errors: readonly Finding[];
  /** Warnings that the load would bring: somebody should look. */
  readonly warnings: readonly Finding[];
  /** Notices that the load would bring. */
  readonly notices: readonly Finding[];
  /** What would be found in the whole database afterwards, also what was wrong before. */
  readonly found: FindingCounts;
}

/** A load that is written and not committed yet: several services' are committed together. */
export interface PendingLoad {
  readonly outcome: LoadOutcome;
  /** All that the service would hold afterwards, and what is the matter with it. */
  readonly checked: CheckedRecords;
  /** The number of its transaction: the database tells of it later whether it was committed (`pg_xact_status`). */
  readonly transaction: string;
  /** Makes it last. @throws where the outcome has errors. */
  commit(): Promise<void>;
  /** Takes it all back; after a commit it only lets go of the database. */
  end(): Promise<void>;
}

export interface LoadOptions {
  readonly databaseUrl: string;
  /** Told how far it is; default: nobody. */
  readonly onProgress?: OnLoadProgress;
  readonly now?: Date;
}

/**
 * Writes a file's records of one service in a transaction that is left open. Nothing lasts until it is committed.
 *
 * @throws RegionFileError with every fault of the file.
 */
export async function beginLoad(
  store: RecordStore,
  contents: FileContents,
  { databaseUrl, onProgress = () => {}, now = new Date() }: LoadOptions,
): Promise<PendingLoad> {
  const { region } = contents;
  const own = readGiven(store.kinds, contents.records, { region, foreign: store.foreign ?? [], now });
  const referred = readReferred(store.kinds, contents.referred ?? {}, { region, now });
  const faults = [...own.faults, ...referred.faults];
  if (faults.length > 0) throw new RegionFileError(faults);
  const file = { region, given: own.given, referred: referred.given };
  const dataSource = store.dataSource(databaseUrl, { poolSize: 2, statementTimeout: 60_000 });
  await dataSource.initialize();
  let runner: QueryRunner | undefined;
  const end = async () => {
    // A connection that was lost has been rolled back by the server; what cut it is the error to tell.
    if (runner?.isTransactionActive && !runner.isReleased) await runner.rollbackTransaction().catch(() => {});
    await runner?.release();
    if (dataSource.isInitialized) await dataSource.destroy();
  };
  try {
    await migrate(dataSource);
    runner = dataSource.createQueryRunner();
    await runner.startTransaction();
    const { outcome, checked } = await writeAll(runner.manager, store, file, { onProgress, now });
    const [numbered] = await runner.manager.query('select pg_current_xact_id()::text as transaction');
    const open = runner;
    return {
      outcome,
      checked,
      transaction: numbered.transaction,
      async commit() {
        if (outcome.errors.length > 0) throw new Error('a load with errors is not committed');
        await open.commitTransaction();
      },
      end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}

interface ReadFile {
  readonly region: string;
  readonly given: readonly GivenRecord[];
  /** Records of other regions: they are added where the hub has none, and change nothing. */
  readonly referred: readonly GivenRecord[];
}

async function writeAll(
  manager: EntityManager,
  store: RecordStore,
  { region, given, referred }: ReadFile,
  { onProgress, now }: { onProgress: OnLoadProgress; now: Date },
): Promise<Pick<PendingLoad, 'outcome' | 'checked'>> {
  onProgress({ phase: 'reading', done: 0, total: given.length });
  await lockLoads(manager);
  const givenFacts = byKind(given.map(({ kind, fact }) => ({ kind: kind.kind, fact })));
  await store.lock?.(manager, givenFacts, region);
  const leftOut = await store.leftOut?.(manager, givenFacts);
  const before = await checkDatabase(manager, store, now);
  // Also where somebody has moved a record to another region.
  const alsoIds = [...given, ...referred].map(({ id }) => id);
  const current = await currentFacts(manager, store, { regionCode: region, alsoIds });

  const isOfRegion = await recordsOfRegion(manager, region, await shippedTo(store, region));

  const settled: (GivenRecord & { readonly change: RecordChange | undefined })[] = [];
  const kept: KeptRecord[] = [];
  for (const [index, each] of given.entries()) {
    const { kind, id, fact: said } = each;
    const there = current.byId.get(`${kind.kind} ${id}`);
    const beside = { region, current: current.records, given: givenFacts, also: before.also, isOfRegion };
    const why = leftOut?.get(`${kind.kind} ${id}`);
    const decision: Settled =
      why === undefined
        ? (store.settle?.(kind, said, there, beside) ?? { fact: said })
        : { fact: undefined, kept: why };
    const unread =
      why !== undefined || isReadable(kind, decision.fact)
        ? undefined
        : current.unread.get(`${kind.kind} ${id}`);
    if (unread !== undefined) {
      kept.push({
        kind: kind.kind,
        id,
        why: `the record that is there can’t be read (${unread}) and is left alone`,
      });
    } else if (decision.kept !== undefined) {
      kept.push({ kind: kind.kind, id, why: decision.kept });
    }
    if (unread === undefined && decision.fact !== undefined) {
      const { fact } = decision;
      settled.push({ ...each, fact, change: changeOf(kind.kind, id, there, fact, decision.anew) });
    }
    onProgress({ phase: 'reading', done: index + 1, total: given.length });
  }
  for (const each of referred) {
    const { kind, id, fact } = each;
    if (current.byId.has(`${kind.kind} ${id}`)) continue;
    settled.push({ ...each, change: changeOf(kind.kind, id, undefined, fact) });
  }
  const changed = settled.filter(({ change }) => change !== undefined);
  const mask = reportMask(store.kinds, before.records);
  const errorsIn = (found: readonly Finding[]) => ofSeverity('error', newFindings(before.findings, found));
  const written = await orInWords(
    manager,
    async () => {
      await write(manager, store, { region, current: current.records, settled, changed, onProgress });
      onProgress({ phase: 'checking', done: changed.length, total: changed.length });
      return checkDatabase(manager, store, now);
    },
    () => {
      const records = replaced(before.records, changed);
      const foreseen = checkRecords(store, records, now);
      return errorsIn(foreseen).length === 0 ? undefined : { ...before, records, findings: foreseen };
    },
    () => unkeepableRecords(manager, store, changed),
  );
  const confirmed = async (): Promise<CheckedRecords> => {
    if (given.length === 0 || store.confirm === undefined) return written;
    await store.confirm(manager, region);
    return checkDatabase(manager, store, now);
  };
  let checked = written;
  if (errorsIn(written.findings).length === 0) {
    await requireReadBack(manager, store, { regionCode: region, alsoIds }, changed);
    checked = await confirmed();
    // What the database checks only at the end is checked now, while it can be told and taken back.
    await manager.query('set constraints all immediate');
  }
  const brought = newFindings(before.findings, checked.findings);
  const outcome = {
    changes: changed.flatMap(({ change }) => (change === undefined ? [] : [maskedChange(change, mask)])),
    unchanged: settled.length - changed.length,
    kept: kept.map(({ kind, id, why }) => ({ kind, id: mask(id), why: mask(why) })),
    errors: ofSeverity('error', brought),
    warnings: ofSeverity('warning', brought),
    notices: ofSeverity('notice', brought),
    found: countFindings(checked.findings),
  };
  return { outcome, checked };
}

const maskedChange = ({ kind, id, change, fields }: RecordChange, mask: ReportMask): RecordChange => ({
  kind,
  id: mask(id),
  change,
  fields: fields.map(({ field, from, to }) => ({ field, from: mask(from), to: mask(to) })),
});

/** What is settled on may have come from the record that is there, which may be anything. */
const isReadable = ({ schema }: RecordKind, fact: DataRecord | undefined): boolean =>
  fact !== undefined && schema.safeParse(fact).success;

/** Tells which records the facts say are a region's. */
async function shippedTo({ shipped }: RecordStore, region: string): Promise<IsOf> {
  const facts = Object.entries((await shipped?.()) ?? {}).flatMap(([kind, list]) =>
    (list as readonly DataRecord[])
      .filter((fact) => regionOfRecord(fact) === region)
      .map(({ id }) => `${kind} ${id}`),
  );
  const known = new Set(facts);
  return (kind, id) => known.has(`${kind} ${id}`);
}

/**
 * Does what may be refused by the database, whose words are no data owner's. Then an invariant may tell the same before
 * anything is written, or it may be found which record has a value that the database can't keep.
 */
async function orInWords(
  manager: EntityManager,
  work: () => Promise<CheckedRecords>,
  foresee: () => CheckedRecords | undefined,
  unkeepable: () => Promise<FileFault[]>,
): Promise<CheckedRecords> {
  await manager.query('savepoint load');
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof QueryFailedError)) throw error;
    await manager.query('rollback to savepoint load');
    const foreseen = foresee();
    if (foreseen !== undefined) return foreseen;
    if (isUnkeepable(error)) throw new RegionFileError(await unkeepable());
    throw error;
  }
}

/** All records, those of the file in the place of those that are there. */
function replaced(records: Records, changed: readonly GivenRecord[]): Records {
  return Object.fromEntries(
    Object.entries(records).map(([kind, list]) => {
      const given = changed.filter((each) => each.kind.kind === kind);
      const ids = new Set(given.map(({ id }) => id));
      const left = list.filter((record) => !ids.has(String(record.id ?? record.code ?? record.agreementId)));
      return [kind, [...left, ...given.map(({ fact }) => fact)]];
    }),
  );
}

async function write(
  manager: EntityManager,
  store: RecordStore,
  {
    region,
    current,
    settled,
    changed,
    onProgress,
  }: {
    readonly region: string;
    readonly current: Records;
    readonly settled: readonly GivenRecord[];
    readonly changed: readonly (GivenRecord & { readonly change: RecordChange | undefined })[];
    readonly onProgress: OnLoadProgress;
  },
): Promise<void> {
  const inFile = new Set(settled.map(({ kind, id }) => `${kind.kind} ${id}`));
  const all = byKind([
    ...settled.map(({ kind, fact }) => ({ kind: kind.kind, fact })),
    ...store.kinds.flatMap((kind) =>
      (current[kind.kind] ?? [])
        .filter((fact) => !inFile.has(`${kind.kind} ${idOf(kind, fact)}`))
        .map((fact) => ({ kind: kind.kind, fact })),
    ),
  ]);
  for (const kind of store.kinds) {
    const own = changed.filter((each) => each.kind === kind);
    for (const { table, parent, regionIn } of (kind.parts ?? []).filter(({ replaced }) => replaced)) {
      const ids = own.map(({ id }) => id);
      const ofRecords = `delete from ${table} where ${parent} = any($1)`;
      if (regionIn === undefined) await manager.query(ofRecords, [ids]);
      else await manager.query(`${ofRecords} and left(${regionIn}, 2) = $2`, [ids, region]);
    }
  }
  const changedFacts = byKind(changed.map(({ kind, fact }) => ({ kind: kind.kind, fact })));
  const written = new WrittenCount(changedFacts, onProgress);
  const report = emptyReport(store.service, (kind) => written.kindIsWritten(kind));
  await store.load(manager, changedFacts, all, report);
  written.allIsWritten();
  for (const kind of store.kinds.filter(({ dated }) => dated)) {
    const times = changed
      .filter((each) => each.kind === kind)
      .map(({ id, change, updatedAt }) => ({ id, at: change?.change === 'added' ? updatedAt : null }));
    await manager.query(
      `update ${kind.table} own set updated_at = coalesce(given.at, now())
       from jsonb_to_recordset($1::jsonb) as given (id text, at timestamptz)
       where own.${kind.key} = given.id`,
      [JSON.stringify(times)],
    );
  }
  await markLoaded(
    manager,
    changed.flatMap(({ kind: { kind, parts = [] }, id, fact }) => [
      { kind, id },
      ...((store.foreign ?? []).includes(kind) ? [placeLoaded(kind, regionOfRecord(fact), id)] : []),
      ...parts
        .filter(({ regionIn }) => regionIn !== undefined)
        .map(({ field }) => partLoaded(kind, field, region, id)),
    ]),
  );
}

/** What was written reads back as it was given: a field that the loader does not know must not be lost silently. */
async function requireReadBack(
  manager: EntityManager,
  store: RecordStore,
  scope: { regionCode: string; alsoIds: readonly string[] },
  changed: readonly GivenRecord[],
): Promise<void> {
  const there = await currentFacts(manager, store, scope);
  for (const { kind, id, fact } of changed) {
    const differences = compareRecords(fact, there.byId.get(`${kind.kind} ${id}`) ?? {});
    const [first] = differences;
    if (first === undefined) continue;
    throw new Error(
      `${kind.kind} ${id} can't be kept as the file has it: ${first.field} is ${first.from} in the file and would be ${first.to} in the hub`,
    );
  }
}

interface CurrentFacts {
  readonly records: Records;
  readonly byId: ReadonlyMap<string, DataRecord>;
  /** Why a record does not fit its schema, in words, by kind and id: nothing can be made of it. */
  readonly unread: ReadonlyMap<string, string>;
}

/** What is there, as the schemas make it; records that do not fit them count as different from any other. */
async function currentFacts(
  manager: EntityManager,
  store: RecordStore,
  scope: { regionCode: string; alsoIds: readonly string[] },
): Promise<CurrentFacts> {
  const dumped = await dumpRecords(manager, store.kinds, scope);
  const byId = new Map<string, DataRecord>();
  const unread = new Map<string, string>();
  const records: Record<string, DataRecord[]> = {};
  for (const kind of store.kinds) {
    records[kind.kind] = (dumped[kind.kind] ?? []).flatMap((record) => {
      const { data, error } = kind.schema.safeParse(record);
      const name = `${kind.kind} ${idOf(kind, record)}`;
      // A field that no schema knows would be lost silently: the record is another than it seems.
      const whole = data !== undefined && unknownFields(kind.schema, record, fieldsBeside(kind)).length === 0;
      byId.set(name, (whole ? data : record) as DataRecord);
      if (error === undefined) return [data as DataRecord];
      const path = error.issues[0]?.path ?? [];
      unread.set(name, `${fieldAt(path)} is ${shown(valueAt(record, path))}`);
      return [];
    });
  }
  return { records, byId, unread };
}

function changeOf(
  kind: string,
  id: string,
  current: DataRecord | undefined,
  fact: DataRecord,
  anew: readonly FieldChange[] = [],
): RecordChange | undefined {
  if (current === undefined) return { kind, id, change: 'added', fields: [] };
  const fields = [...compareRecords(current, fact), ...anew];
  return fields.length === 0 ? undefined : { kind, id, change: 'changed', fields };
}
