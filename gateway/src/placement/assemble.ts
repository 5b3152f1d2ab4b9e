import type { SubgraphError } from '../engine/index.js';
import { failed, type Target } from '../subgraphs/index.js';
import { type AskedField, NAMES } from './connection-shape.js';
import { OWN } from './gathered-field.js';
import { mergePages } from './merge-pages.js';
import { ofRegion } from './region-errors.js';
import { isMissing, isRefusal, type PageRow, type Reply, reasonOf } from './reply.js';
import type { Slot } from './slot.js';

/** A gathered field's value and its errors, their paths beginning below the field. */
export interface Assembled {
  readonly value: unknown;
  readonly errors: readonly SubgraphError[];
}

/** Makes one value of what all placements answered. */
export function assemble(slot: Slot): Assembled {
  return slot.field.connection === undefined ? assembleList(slot) : assembleConnection(slot);
}

function assembleConnection(slot: Slot): Assembled {
  const replies = slot.targets.flatMap((target) => slot.replies.get(target) ?? []);
  const missing = replies.filter(isMissing);
  const answered = replies.filter((reply) => !isMissing(reply));
  const refusal = answered.length === 0 ? missing.find(isRefusal) : undefined;
  if (refusal !== undefined) return { value: null, errors: [errorOf(refusal)] };
  const asked = slot.field.connection?.asked ?? [];
  const told = asked.some(({ name }) => name === NAMES.completeness);
  const errors = told ? [] : missing.map(errorOf);
  if (slot.pages.size === 0 && (missing.length === 0 || !told)) return { value: null, errors };

  const { rows, hasNext } = mergePages([...slot.pages.values()], slot.size);
  const pages = [...slot.pages.values()];
  const value: Record<string, unknown> = {};
  for (const field of asked) {
    value[field.key] = (() => {
      switch (field.name) {
        case NAMES.edges:
        case NAMES.nodes:
          return rows.map(({ reply, index }) => (objectOf(reply)[field.key] as unknown[])[index]);
        case NAMES.pageInfo:
          return project(field, {
            [NAMES.hasNextPage]: hasNext,
            [NAMES.hasPreviousPage]: pages.some(({ hasPrevious }) => hasPrevious),
            [NAMES.startCursor]: rows[0]?.cursor ?? null,
            [NAMES.endCursor]: rows.at(-1)?.cursor ?? null,
          });
        case NAMES.totalCount:
          return pages.reduce((sum, { totalCount }) => sum + totalCount, 0);
        case NAMES.completeness:
          return project(field, {
            [NAMES.complete]: missing.length === 0,
            [NAMES.answered]: answered.map(({ target }) => target.placement),
            [NAMES.missing]: missing.map((reply) => ({
              [NAMES.code]: reply.target.placement,
              [NAMES.name]: reply.target.name ?? reply.target.placement,
              [NAMES.reason]: reasonOf(reply),
            })),
          });
        case '__typename':
          return field.type;
        default:
          return null;
      }
    })();
  }
  return { value, errors: [...errors, ...rowErrors(rows, asked)] };
}

/** The errors within rows, at the places that the rows have come to. */
function rowErrors(rows: readonly PageRow[], asked: readonly AskedField[]): SubgraphError[] {
  const lists = new Set(
    asked.flatMap(({ key, name }) => (name === NAMES.edges || name === NAMES.nodes ? [key] : [])),
  );
  const errors: SubgraphError[] = [];
  rows.forEach(({ reply, index }, place) => {
    for (const error of reply.errors) {
      const [key, at, ...below] = error.path ?? [];
      if (at !== index || !lists.has(String(key))) continue;
      errors.push({ ...ofRegion(error, reply.target), path: [String(key), place, ...below] });
    }
  });
  return errors;
}

/** The fields asked for of a value that the gateway makes. */
function project({ below }: AskedField, value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    below.map((field) => {
      const { key, name, type } = field;
      const found = value[name];
      if (name === '__typename') return [key, type];
      if (Array.isArray(found) && field.below.length > 0)
        return [key, found.map((item) => project(field, item as Record<string, unknown>))];
      return [key, found ?? null];
    }),
  );
}

/** An item of a gathered list, or the gap that a deployment leaves. */
interface Item {
  readonly value: unknown;
  readonly sortKey: string;
  readonly target: Target;
  /** Its index in the deployment's own list; undefined for a gap. */
  readonly index: number | undefined;
}

function assembleList(slot: Slot): Assembled {
  const replies = slot.targets.flatMap((target) => slot.replies.get(target) ?? []);
  const refusal = replies.every(isMissing) ? replies.find(isRefusal) : undefined;
  if (refusal !== undefined) return { value: null, errors: [errorOf(refusal)] };
  const missing = replies.filter((reply) => isMissing(reply) || malformed(reply));
  const nothing = replies.every(({ value }) => value === null);
  if (nothing && (missing.length === 0 || !slot.field.nullableItems))
    return { value: null, errors: missing.map(errorOf) };
  const items = withoutRepeats(replies.flatMap((reply) => itemsOf(reply, slot.field.nullableItems))).sort(
    (one, other) => (one.sortKey < other.sortKey ? -1 : one.sortKey > other.sortKey ? 1 : 0),
  );
  const errors = replies.flatMap((reply): SubgraphError[] => {
    const { target } = reply;
    const placeOf = (index: unknown) =>
      items.findIndex((item) => item.target === target && (item.index ?? index) === index);
    if (missing.includes(reply)) {
      const gap = items.findIndex((item) => item.target === target && item.index === undefined);
      return [{ ...errorOf(reply), path: gap === -1 ? [] : [gap] }];
    }
    const holes = items.flatMap(({ value, target: of, index }, place) =>
      of === target && value === null && !reply.errors.some(({ path }) => path?.[0] === index)
        ? [{ ...errorOf({ ...reply, errors: [] }), path: [place] }]
        : [],
    );
    const told = reply.errors.map((error) => {
      const [index, ...below] = error.path ?? [];
      const place = placeOf(index);
      return { ...ofRegion(error, target), path: place === -1 ? [] : [place, ...below] };
    });
    return [...told, ...holes];
  });
  return { value: items.map(({ value }) => value), errors };
}

function malformed({ value }: Reply): boolean {
  return value !== null && !Array.isArray(value);
}

function itemsOf(reply: Reply, nullableItems: boolean): Item[] {
  const { value: list, target } = reply;
  const code = target.placement ?? '';
  if (!Array.isArray(list)) {
    const gap = nullableItems && (isMissing(reply) || malformed(reply));
    return gap ? [{ value: null, sortKey: code, target, index: undefined }] : [];
  }
  return list.map((value, index) => {
    const sortKey = (value as Record<string, unknown> | null)?.[OWN.itemKey];
    return { value, sortKey: typeof sortKey === 'string' ? sortKey : code, target, index };
  });
}

/** What is given twice, by one placement or while it moves from one to another, is there once. */
function withoutRepeats(items: readonly Item[]): Item[] {
  const keys = new Set<string>();
  return items.filter(({ value }) => {
    const key = (value as Record<string, unknown> | null)?.[OWN.itemKey];
    if (typeof key !== 'string') return true;
    const isNew = !keys.has(key);
    keys.add(key);
    return isNew;
  });
}

function objectOf({ value }: Reply): Record<string, unknown> {
  return value as Record<string, unknown>;
}

/** The error of a placement that gave nothing, at the field itself. */
function errorOf({ errors: [first], target }: Reply): SubgraphError {
  const [untold] = failed(target, 'failed', 'gave nothing where a value was expected').errors ?? [];
  return { ...ofRegion((first ?? untold) as SubgraphError, target), path: [] };
}
