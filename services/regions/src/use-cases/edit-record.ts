import {
  appendHistory,
  performWrite,
  type RecordedSource,
  type Refusal,
  recordedSource,
  refuseSource,
  refuseStale,
  refuseUnknown,
  type SourceInput,
  standIn,
  type WriteResult,
  withSource,
} from '@hub/common';
import type { Act } from '@hub/schema/rights';
import type { EntityManager } from 'typeorm';
import type { Context } from '../context.js';
import type { FactOf, NamedKind } from '../records/named-kinds.js';
import { refuseFact } from '../refusals/refuse-fact.js';
import { refuseNothing } from '../refusals/refuse-nothing.js';
import { findBodiesById } from '../repositories/body-repository.js';
import {
  findNamedRecord,
  type StoredRecord,
  writeNamedRecord,
} from '../repositories/named-record-repository.js';
import { beginWrite } from './begin-write.js';
import { changedFields, changesNothing } from './changed-fields.js';
import type { Given } from './create-record.js';
import { type BodyReference, refuseBodies } from './refuse-bodies.js';

/** What the input of every edit has. */
interface EditOfRecord {
  readonly revision: number;
  readonly source?: SourceInput | null;
  readonly idempotencyKey: string;
}

/** `Beside` is what is read beside the record, `Shown` names the record for the answer, `Rows` are its rows. */
export interface Edit<Kind extends NamedKind, Input extends EditOfRecord, Beside, Shown, Rows> {
  readonly context: Context;
  readonly act: Act;
  readonly kind: Kind;
  /** The record, as a sentence names it: "body". */
  readonly what: string;
  readonly input: Input;
  /** The id that the input names, of the record or of a part of it, and the field that does. */
  readonly named: { readonly id: string; readonly field: string; readonly what: string };
  /** The id of the record, where the input names a part of it; default: the id that is named. */
  readonly locate?: (tx: EntityManager, id: string) => Promise<string | undefined>;
  /** Fields, beside the source, in which null says no more than leaving them out; default none. */
  readonly nullIsLeftOut?: readonly string[];
  /** What is wrong with the fields by themselves, the source apart. */
  readonly check: (input: Given<Input>) => readonly Refusal[];
  /** Reads what the edit needs beside the record; default nothing. */
  readonly beside?: (tx: EntityManager, fact: FactOf<Kind>, input: Given<Input>) => Promise<Beside>;
  /** What speaks against the edit beside the invariants; default nothing. */
  readonly refuse?: (fact: FactOf<Kind>, input: Given<Input>) => readonly Refusal[];
  /** The record as it is to be, its sources apart. @param source where what is new in it comes from. */
  readonly edit: (
    fact: FactOf<Kind>,
    input: Given<Input>,
    source: RecordedSource,
    beside: Beside,
  ) => FactOf<Kind>;
  /** The path of the input field that a field of the record comes from; default: it is called alike. */
  readonly fieldOf?: (path: readonly string[], fact: FactOf<Kind>) => readonly string[];
  /** The bodies that the input names; default none. */
  readonly bodies?: (input: Given<Input>) => readonly BodyReference[];
  /** Names the record, and what of it was edited, for the answer. */
  readonly shown: (before: FactOf<Kind>, after: FactOf<Kind>) => Shown;
  /** Reads the rows of what is shown. */
  readonly rows: (tx: EntityManager, shown: Shown) => Promise<Rows>;
}

/**
 * Changes a record of a region. The caller must be the region's editor, and have seen the record as it is. Where all is given as
 * it is there already, nothing is written.
 */
export function editRecord<
  Kind extends NamedKind,
  Input extends EditOfRecord,
  Shown,
  Rows,
  Beside = undefined,
>(options: Edit<Kind, Input, Beside, Shown, Rows>): Promise<WriteResult<Shown, Rows>> {
  const { context, act, kind, what, input, fieldOf, bodies = () => [] } = options;
  const named = { ...options.named, id: standIn(options.named.id) };
  const regionCode = named.id.slice(0, 2);
  const check = (given: Given<Input>) => [
    ...refuseNothing(given, [named.field, 'revision', 'source']),
    ...refuseSource(given.source, 'source'),
    ...options.check(given),
  ];
  const edited = ({ stored, beside }: Found<Kind, Beside>, given: Given<Input>) => {
    const { fact } = stored as StoredRecord<Kind>;
    const source = recordedSource(given.source);
    const after = options.edit(fact, given, source, beside as Beside);
    return { ...after, sources: withSource(fact.sources, source) };
  };
  return performWrite<Given<Input>, Found<Kind, Beside>, undefined, Shown, Rows>({
    context,
    act,
    scope: { region: options.named.id.slice(0, 2) },
    scopeField: named.field,
    input,
    ...(options.nullIsLeftOut && { nullIsLeftOut: options.nullIsLeftOut }),
    check,
    async find(tx, given) {
      const served = await beginWrite(tx, regionCode, context);
      const id = served ? await (options.locate?.(tx, named.id) ?? named.id) : undefined;
      const stored = id === undefined ? undefined : await findNamedRecord(tx, kind, id);
      const there = await findBodiesById(
        tx,
        bodies(given).map((body) => body.id),
      );
      return {
        stored,
        beside: stored && (await options.beside?.(tx, stored.fact, given)),
        bodies: new Set(there.map((body) => body.id)),
      };
    },
    refuse(found, given) {
      const { stored } = found;
      if (stored === undefined) return [refuseUnknown(named.what, named.id, named.field)];
      const { fact, revision } = stored;
      const stale = refuseStale(what, given.revision, revision);
      const wrongBodies = refuseBodies(bodies(given), fact.regionCode, found.bodies);
      // What was seen is not what is there: what the edit would make of it says nothing to who sent it.
      if (stale.length > 0) return [...stale, ...wrongBodies];
      const after = edited(found, given);
      return [
        ...wrongBodies,
        ...(options.refuse?.(fact, given) ?? []),
        ...refuseFact(kind, after, {
          before: fact,
          known: [...check(given), ...wrongBodies],
          ...(fieldOf && { fieldOf: (path) => fieldOf(path, after) }),
        }),
      ];
    },
    current: ({ stored }) => (stored === undefined ? null : options.shown(stored.fact, stored.fact)),
    rows: options.rows,
    async apply(tx, found, given, acting) {
      const { fact, revision } = found.stored as StoredRecord<Kind>;
      const after = edited(found, given);
      if (changesNothing(fact, after)) return options.shown(fact, fact);
      await writeNamedRecord(tx, kind, after, revision + 1);
      await appendHistory(tx, {
        chain: fact.id,
        action: act,
        acting,
        payload: { revision: revision + 1, changed: changedFields(fact, after) },
      });
      return options.shown(fact, after);
    },
  });
}

interface Found<Kind extends NamedKind, Beside> {
  readonly stored: StoredRecord<Kind> | undefined;
  readonly beside: Beside | undefined;
  readonly bodies: ReadonlySet<string>;
}
