import type { EntityManager, QueryFailedError } from 'typeorm';
import { byKind } from './by-kind.js';
import { carriedAlong } from './carried-along.js';
import { type CheckedRecords, checkDatabase, checkRecords } from './check-records.js';
import { constraintFault, isConstraint } from './constraint-fault.js';
import { currentFacts } from './current-facts.js';
import { countFindings, type Finding, newFindings, ofSeverity } from './finding.js';
import { loadInWords } from './load-in-words.js';
import type { LoadOutcome, RecordChange } from './load-outcome.js';
import type { OnLoadProgress } from './load-progress.js';
import { recordsOfRegion } from './loaded-records.js';
import { takenParts } from './part-ids.js';
import type { RecordStore } from './record-store.js';
import type { FileFault } from './region-file-error.js';
import { RegionFileError } from './region-file-error.js';
import { replacedRecords } from './replaced-records.js';
import { type ReportMask, reportMask } from './report-mask.js';
import { requireReadBack } from './require-read-back.js';
import { type ReadFile, settleRecords } from './settle-records.js';
import { shippedTo } from './shipped-records.js';
import { isUnkeepable, unkeepableRecords } from './unkeepable-records.js';
import { writeChanges } from './write-changes.js';

/** A load in its transaction. */
export interface WrittenLoad {
  readonly outcome: LoadOutcome;
  /** All that the service held before, as its transaction sees it, and what was the matter with it. */
  readonly before: CheckedRecords;
  /** All that the service would hold afterwards, and what is the matter with it. */
  readonly checked: CheckedRecords;
}

export interface WriteOptions {
  readonly onProgress: OnLoadProgress;
  readonly now: Date;
  /** Whether somebody has overtaken the load before: what it may change is locked from the beginning then. */
  readonly isRetry: boolean;
  /** It is taken back: what others write meanwhile can't come out wrong by it, and nothing is locked beside the rows. */
  readonly dryRun: boolean;
}

/**
 * Writes what a file says of one service's records, in the transaction of a load, and checks all that is there then.
 *
 * @returns what it did; where it has errors it must not be committed.
 */
export async function writeLoad(
  manager: EntityManager,
  store: RecordStore,
  file: ReadFile,
  { onProgress, now, isRetry, dryRun }: WriteOptions,
): Promise<WrittenLoad> {
  const { region, given, referred } = file;
  onProgress({ phase: 'reading', done: 0, total: given.length });
  const givenFacts = byKind(given.map(({ kind, fact }) => ({ kind: kind.kind, fact })));
  await store.refuse?.(manager, givenFacts, region);
  if (isRetry) await store.lock?.(manager, givenFacts);
  const mended = [...((await store.mend?.(manager, givenFacts)) ?? [])];
  const leftOut = await store.leftOut?.(manager, givenFacts);
  const before = await checkDatabase(manager, store, now);
  const taken = takenParts(store.kinds, region, given, before.records);
  if (taken.length > 0) throw new RegionFileError(taken);
  // Also where somebody has moved a record to another region.
  const scope = { regionCode: region, alsoIds: [...given, ...referred].map(({ id }) => id) };
  const current = await currentFacts(manager, store, scope);
  const isOfRegion = await recordsOfRegion(manager, region, await shippedTo(store, region));
  const { settled, kept } = settleRecords({
    store,
    file,
    current,
    beside: { region, current: current.records, given: givenFacts, also: before.also, isOfRegion },
    leftOut,
    onProgress,
  });
  const changed = settled.filter(({ change }) => change !== undefined);
  const isCarried = await carriedAlong(store, file);
  const mask = reportMask(store.kinds, before.records);
  const errorsIn = (found: readonly Finding[]) => ofSeverity('error', newFindings(before.findings, found));
  const faultsIn = async (error: QueryFailedError): Promise<FileFault[]> => {
    if (isUnkeepable(error)) return unkeepableRecords(manager, store, changed, error);
    if (!isConstraint(error)) return [];
    const { kind, id, field, what, got } = await constraintFault(manager, store, changed, error);
    return [{ kind, id: mask(id), field, what, got: mask(got) }];
  };
  const written = await loadInWords(
    manager,
    async () => {
      if (changed.length > 0 && !dryRun) {
        await store.lock?.(manager, byKind(changed.map(({ kind, fact }) => ({ kind: kind.kind, fact }))));
      }
      await writeChanges(manager, store, {
        region,
        current: current.records,
        settled,
        changed,
        isCarried,
        onProgress,
      });
      onProgress({ phase: 'checking', done: changed.length, total: changed.length });
      return checkDatabase(manager, store, now);
    },
    () => {
      const records = replacedRecords(before.records, changed);
      const foreseen = checkRecords(store, records, now);
      return errorsIn(foreseen).length === 0 ? undefined : { ...before, records, findings: foreseen };
    },
    faultsIn,
  );
  let checked = written;
  if (errorsIn(written.findings).length === 0) {
    await requireReadBack(manager, store, scope, changed);
    checked = await loadInWords(
      manager,
      async () => {
        const followed = (await store.mend?.(manager, givenFacts)) ?? [];
        mended.push(...followed);
        const result = followed.length === 0 ? written : await checkDatabase(manager, store, now);
        // What the database checks only at the end is checked now, while it can be told and taken back.
        await manager.query('set constraints all immediate');
        return given.length === 0 ? result : foreseeConfirmed(store, result, region, now);
      },
      () => undefined,
      faultsIn,
    );
  }
  const brought = newFindings(before.findings, checked.findings);
  const outcome = {
    changes: changed.flatMap(({ change }) => (change === undefined ? [] : [maskedChange(change, mask)])),
    unchanged: settled.length - changed.length,
    kept: kept.map(({ kind, id, why }) => ({ kind, id: mask(id), why: mask(why) })),
    mended: mended.map(({ kind, id, what }) => ({ kind, id: mask(id), what: mask(what) })),
    errors: ofSeverity('error', brought),
    warnings: ofSeverity('warning', brought),
    notices: ofSeverity('notice', brought),
    found: countFindings(checked.findings),
  };
  return { outcome, before, checked };
}

/** What is there as it will be when the load is confirmed, at its end. */
function foreseeConfirmed(
  store: RecordStore,
  checked: CheckedRecords,
  region: string,
  now: Date,
): CheckedRecords {
  const records = store.confirmation?.foresee?.(checked.records, region, now);
  if (records === undefined) return checked;
  return { ...checked, records, findings: checkRecords(store, { ...records, ...checked.also }, now) };
}

const maskedChange = ({ kind, id, change, fields }: RecordChange, mask: ReportMask): RecordChange => ({
  kind,
  id: mask(id),
  change,
  fields: fields.map(({ field, from, to }) => ({ field, from: mask(from), to: mask(to) })),
});
