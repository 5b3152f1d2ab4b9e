import type { SubgraphAnswer, SubgraphError } from '../engine/index.js';
import { isOwnFault, type Target } from '../subgraphs/index.js';
import { type MissingReason, NAMES } from './connection-shape.js';
import { type GatheredField, OWN } from './gathered-field.js';
import { compareBytes } from './merge-pages.js';

/** What one placement answered for one gathered field. */
export interface Reply {
  readonly target: Target;
  readonly value: unknown;
  /** The errors about the field, their paths beginning below it. */
  readonly errors: readonly SubgraphError[];
}

/** Takes out of an answer what it says of the field at a path. An error above the path is about the field too. */
export function replyAt(target: Target, answer: SubgraphAnswer, path: readonly (string | number)[]): Reply {
  let value: unknown = answer.data;
  for (const segment of path) {
    value = (value as Record<string | number, unknown> | null | undefined)?.[segment];
    if (value === null || value === undefined) break;
  }
  const errors = (answer.errors ?? []).flatMap((error): SubgraphError[] => {
    const at = error.path ?? [];
    const shared = Math.min(at.length, path.length);
    for (let index = 0; index < shared; index++) if (at[index] !== path[index]) return [];
    return [{ ...error, path: at.slice(path.length) }];
  });
  return { target, value: value ?? null, errors };
}

/** Whether a placement gave nothing: a list without rows would be an empty one. */
export function isMissing({ value }: Reply): boolean {
  return value === null;
}

/** Whether a placement gave nothing because of what it was asked. */
export function isRefusal(reply: Reply): boolean {
  return isMissing(reply) && reply.errors.some(isOwnFault);
}

export function reasonOf({ errors }: Reply): MissingReason {
  const code = errors[0]?.extensions?.code;
  if (code === 'REGION_UNREACHABLE' || code === 'SUBGRAPH_UNREACHABLE') return 'UNREACHABLE';
  return code === 'TIMEOUT' ? 'TIMEOUT' : 'FAILED';
}

/** A row of a connection and where its values are. */
export interface PageRow {
  readonly sortKey: string;
  readonly cursor: string;
  readonly reply: Reply;
  readonly index: number;
}

/** A placement's page. */
export interface Page {
  readonly rows: readonly PageRow[];
  readonly hasNext: boolean;
  readonly hasPrevious: boolean;
  readonly totalCount: number;
}

/** Reads a placement's page; a text saying what was expected where it is none. */
export function readPage(reply: Reply, { connection }: GatheredField, after?: string): Page | string {
  const value = reply.value as Record<string, unknown>;
  const edges = value[OWN.edges];
  const info = value[OWN.pageInfo] as Record<string, unknown> | null | undefined;
  if (!Array.isArray(edges) || typeof info !== 'object' || info === null)
    return 'gave a connection without edges or pageInfo';
  for (const { key, name } of connection?.asked ?? []) {
    if (name !== NAMES.edges && name !== NAMES.nodes) continue;
    if ((value[key] as unknown[] | null)?.length !== edges.length)
      return `gave a connection whose ${name} are not as many as its edges`;
  }
  const rows: PageRow[] = [];
  let previous = after;
  for (let index = 0; index < edges.length; index++) {
    const { [OWN.sortKey]: sortKey, [OWN.cursor]: cursor } = (edges[index] ?? {}) as Record<string, unknown>;
    if (typeof sortKey !== 'string' || typeof cursor !== 'string')
      return 'gave an edge without a cursor or a key to sort by';
    if (previous !== undefined && compareBytes(previous, sortKey) >= 0)
      return 'gave edges that are not in the order of their sort keys';
    previous = sortKey;
    rows.push({ sortKey, cursor, reply, index });
  }
  const hasNext = info[NAMES.hasNextPage] === true;
  if (hasNext && rows.length === 0) return 'said that there is a next page, and gave no row';
  const count = value[OWN.totalCount];
  if (typeof count === 'number' && count < 0) return `gave ${count} as the number of its rows`;
  return {
    rows,
    hasNext,
    hasPrevious: info[NAMES.hasPreviousPage] === true,
    totalCount: typeof count === 'number' ? count : 0,
  };
}
