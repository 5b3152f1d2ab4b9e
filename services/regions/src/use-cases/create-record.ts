import {
  appendHistory,
  freeId,
  performWrite,
  quoted,
  type Refusal,
  recordedSource,
  refuse,
  refuseSource,
  refuseText,
  type SourceInput,
  slugOf,
  type WriteResult,
} from '@hub/common';
import type { Act } from '@hub/schema/rights';
import type { EntityManager } from 'typeorm';
import type { Context } from '../context.js';
import { type FactOf, type NamedKind, shapeOf } from '../records/named-kinds.js';
import { refuseFact } from '../refusals/refuse-fact.js';
import { findBodiesById } from '../repositories/body-repository.js';
import { findIdsFrom, writeNamedRecord } from '../repositories/named-record-repository.js';
import { beginWrite } from './begin-write.js';
import { changedFields } from './changed-fields.js';
import { type BodyReference, refuseBodies } from './refuse-bodies.js';

/** What the input of every new record has. */
interface NewRecord {
  readonly regionCode: string;
  readonly name: string;
  readonly source?: SourceInput | null;
  readonly idempotencyKey: string;
}

export interface Creation<Kind extends NamedKind, Input extends NewRecord, Rows> {
  readonly context: Context;
  readonly act: Act;
  readonly kind: Kind;
  readonly input: Input;
  /** What is wrong with the fields by themselves, name and source apart. */
  readonly check: (input: Given<Input>) => readonly Refusal[];
  /** The record. @param placed what every record has alike; its id is not the last where it is only looked at. */
  readonly build: (input: Given<Input>, placed: Placed<Kind>) => FactOf<Kind>;
  /** The bodies that it names; default none. */
  readonly bodies?: (input: Given<Input>) => readonly BodyReference[];
  /** Reads the rows of the record for the answer. */
  readonly rows: (tx: EntityManager, id: string) => Promise<Rows>;
}

export type Given<Input> = Omit<Input, 'idempotencyKey'>;

type Placed<Kind extends NamedKind> = Pick<
  FactOf<Kind>,
  'id' | 'regionCode' | 'regionStated' | 'name' | 'sources'
>;

/** Makes a record of a region. The caller must be the region's editor. @returns the id of the record. */
export function createRecord<Kind extends NamedKind, Input extends NewRecord, Rows>(
  creation: Creation<Kind, Input, Rows>,
): Promise<WriteResult<string, Rows>> {
  const { context, act, kind, input, check, build, rows, bodies = () => [] } = creation;
  const { table } = shapeOf(kind);
  const placed = ({ regionCode, name, source }: Given<Input>, id: string): Placed<Kind> => ({
    id,
    regionCode,
    regionStated: true,
    name,
    sources: [recordedSource(source)],
  });
  return performWrite<Given<Input>, Found, undefined, string, Rows>({
    context,
    act,
    scope: { region: input.regionCode },
    scopeField: 'regionCode',
    input,
    check(given) {
      const faults = [
        ...refuseText(given.name, { what: 'name', field: ['name'] }),
        ...refuseSource(given.source, 'source'),
        ...check(given),
      ];
      const looked = build(given, placed(given, `${given.regionCode}-${table}`));
      return [
        ...faults,
        ...refuseFact(kind, looked, {
          fieldOf: (path) => (path[0] === 'id' ? REGION : path),
          known: [
            ...faults,
            ...ASKED,
            ...bodies(given).map(({ field }) => refuse('NOT_FOUND', '', ...field)),
          ],
        }),
      ];
    },
    async find(tx, given) {
      const served = await beginWrite(tx, given.regionCode, context);
      const id = idFor(table, given);
      const named = await findBodiesById(
        tx,
        bodies(given).map((body) => body.id),
      );
      return {
        served,
        id: freeId(id, await takenFrom(tx, table, id)),
        bodies: new Set(named.map((body) => body.id)),
      };
    },
    refuse: (found, given) =>
      found.served
        ? refuseBodies(bodies(given), given.regionCode, found.bodies)
        : [
            refuse(
              'NOT_FOUND',
              `Region ${quoted(given.regionCode)} is not served here, or does not exist.`,
              'regionCode',
            ),
          ],
    rows,
    async apply(tx, { id }, given, acting) {
      const fact = build(given, placed(given, id));
      await writeNamedRecord(tx, kind, fact, 1);
      await appendHistory(tx, {
        chain: id,
        action: act,
        acting,
        payload: { revision: 1, changed: changedFields(undefined, fact) },
      });
      return id;
    },
  });
}

interface Found {
  readonly served: boolean;
  readonly id: string;
  readonly bodies: ReadonlySet<string>;
}

/** What the id of a new record can be wrong for: the hub makes the rest of it. */
const REGION = ['regionCode'];

/** Whether the region is there is asked of the database, as for the bodies. */
const ASKED = [refuse('NOT_FOUND', '', ...REGION)];

/** A name without any letter of an id gets a number. */
const idFor = (table: string, { regionCode, name }: { regionCode: string; name: string }): string =>
  `${regionCode}-${table}-${slugOf(name) || '1'}`;

async function takenFrom(
  tx: EntityManager,
  table: string,
  id: string,
): Promise<(candidate: string) => boolean> {
  const taken = await findIdsFrom(tx, table as 'body' | 'event' | 'project', id);
  return (candidate) => taken.has(candidate);
}
