import { type Finding, inWords, newFindings, type Refusal, refuse } from '@hub/common';
import { checkRegionRecords } from '../checks/index.js';
import type { FactOf, NamedKind } from '../records/named-kinds.js';
import { shapeOf } from '../records/named-kinds.js';
import { hangsOnEnds } from './hangs-on-ends.js';
import { readBeside } from './read-beside.js';

export interface FactCheck<Kind extends NamedKind> {
  /** The record as it is; what is wrong with it already is not held against the write. Default: it is new. */
  readonly before?: FactOf<Kind> | undefined;
  /** The path of the input field that a field of the record comes from; default: it is called alike. */
  readonly fieldOf?: (path: readonly string[]) => readonly string[];
  /** What is known to be wrong already: nothing more is said of these fields. */
  readonly known?: readonly Refusal[];
}

/** What speaks against a record as it would be: the invariants that the check of the data holds, in its words. */
export function refuseFact<Kind extends NamedKind>(
  kind: Kind,
  fact: FactOf<Kind>,
  { before, fieldOf = (path) => path, known = [] }: FactCheck<Kind> = {},
): Refusal[] {
  const refusals: Refusal[] = [];
  const isKnown = (field: readonly string[]) => known.some((other) => isWithin(field, other.field ?? []));
  const isTold = (field: readonly string[]) =>
    isKnown(field) || refusals.some((other) => isWithin(field, other.field ?? []));
  const add = (path: readonly string[], message: string) => {
    if (readBeside(kind, fact, path).some((beside) => isKnown(fieldOf(beside)))) return;
    const sources = path.indexOf('sources');
    // Wherever a source is new in a record, it is the one that the write names.
    const field = sources >= 0 ? ['source', ...path.slice(sources + 2)] : fieldOf(path);
    if (isTold(field) || hangsOnEnds(kind, fact, path, (end) => isTold(fieldOf(end)))) return;
    refusals.push(refuse('INVALID_INPUT', message, ...field));
  };
  const findings = newFindings(findingsOf(kind, before), findingsOf(kind, fact)).map(
    ({ field, what, expected, got }) => ({
      path: pathOf(field),
      message: `${what} It should be ${expected}, but would be ${got}.`,
    }),
  );
  // Parts first: what follows for the whole from a part that is refused is not told.
  for (const { path, message } of findings.sort((one, other) => other.path.length - one.path.length)) {
    add(path, message);
  }
  // The invariants speak first, since they say more; a record that the next load would not take is refused as well.
  for (const { path, message } of shapeOf(kind).schema.safeParse(fact, inWords).error?.issues ?? []) {
    const field = path.map(String);
    // Of something whose parts are refused, each in words of its own, nothing is said as a whole.
    if (known.some((other) => isWithin(other.field ?? [], fieldOf(field)))) continue;
    add(field, `The value must be ${message}.`);
  }
  return refusals;
}

function findingsOf<Kind extends NamedKind>(kind: Kind, fact: FactOf<Kind> | undefined): Finding[] {
  if (fact === undefined) return [];
  return checkRegionRecords({ [kind]: [fact] }, new Date()).filter(({ severity }) => severity === 'error');
}

/** Findings count the entries of a list from 1, as people do; paths of input fields count from 0. */
const pathOf = (field: string): string[] =>
  field.split('.').map((part) => (/^\d+$/.test(part) ? `${Number(part) - 1}` : part));

/** Whether a field is the other one, or in it. A refusal without a field is about the whole: nothing is in it. */
const isWithin = (field: readonly string[], other: readonly string[]): boolean =>
  other.length > 0 && other.every((part, index) => field[index] === part);
