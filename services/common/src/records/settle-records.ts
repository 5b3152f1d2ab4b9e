import { compareRecords, type FieldChange } from './compare-records.js';
import type { CurrentFacts } from './current-facts.js';
import type { KeptRecord, RecordChange } from './load-outcome.js';
import type { OnLoadProgress } from './load-progress.js';
import type { GivenRecord } from './read-records.js';
import type { DataRecord } from './record.js';
import type { RecordKind } from './record-kind.js';
import type { Beside, RecordStore, Settled } from './record-store.js';

/** The records of a file of one region. */
export interface ReadFile {
  readonly region: string;
  readonly given: readonly GivenRecord[];
  /** Records of other regions: they are added where the hub has none, and change nothing. */
  readonly referred: readonly GivenRecord[];
}

/** A record as it is to be, and what that changes; undefined where it is so already. */
export type SettledRecord = GivenRecord & { readonly change: RecordChange | undefined };

export interface SettleOptions {
  readonly store: RecordStore;
  readonly file: ReadFile;
  readonly current: CurrentFacts;
  readonly beside: Beside;
  /** What the hub has no place for; see the store's field of the same name. */
  readonly leftOut: ReadonlyMap<string, string> | undefined;
  readonly onProgress: OnLoadProgress;
}

/** Decides of each record of a file what becomes of it beside the one that is there. Nothing is written. */
export function settleRecords({ store, file, current, beside, leftOut, onProgress }: SettleOptions): {
  readonly settled: readonly SettledRecord[];
  readonly kept: readonly KeptRecord[];
} {
  const { given, referred } = file;
  const settled: SettledRecord[] = [];
  const kept: KeptRecord[] = [];
  for (const [index, each] of given.entries()) {
    const { kind, id, fact: said } = each;
    const there = current.byId.get(`${kind.kind} ${id}`);
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
  return { settled, kept };
}

/** What is settled on may have come from the record that is there, which may be anything. */
const isReadable = ({ schema }: RecordKind, fact: DataRecord | undefined): boolean =>
  fact !== undefined && schema.safeParse(fact).success;

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
