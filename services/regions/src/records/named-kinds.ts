import type { RecordKind } from '@hub/common';
import type { NamedFacts } from '../seed/load-named.js';
import { KINDS } from './kinds.js';

/** The kinds that can be written through the hub. */
export type NamedKind = keyof NamedFacts;

export const NAMED_KINDS: readonly NamedKind[] = ['bodies', 'events', 'projects'];

/** A record of a kind, in the form that the facts and the files have. */
export type FactOf<Kind extends NamedKind> = NamedFacts[Kind][number];

/** How the records of a kind are stored. */
export function shapeOf(kind: NamedKind): RecordKind {
  const shape = KINDS.find((each) => each.kind === kind);
  if (shape === undefined) throw new Error(`Expected a kind of record, got ${kind}.`);
  return shape;
}
