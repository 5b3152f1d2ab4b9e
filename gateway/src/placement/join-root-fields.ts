import type { SubgraphAnswer, SubgraphError } from '../engine/index.js';
import type { Target } from '../subgraphs/index.js';
import { ofRegion } from './region-errors.js';
import { type RootField, type RootFields, type RootPart, SORT_KEY } from './root-fields.js';

type AnsweredPart = RootPart & { readonly answer: SubgraphAnswer };

/**
 * Makes one answer of the deployments'. Gathered lists become one, sorted by the placed key; a deployment without a
 * list leaves one null in it, at the place of its code, with an error that names it.
 */
export function joinRootFields({ fields }: RootFields, parts: readonly AnsweredPart[]): SubgraphAnswer {
  const data: Record<string, unknown> = {};
  const errors: SubgraphError[] = [];
  for (const field of fields) {
    const answered = parts.filter((part) => part.fields.includes(field));
    if (field.gathered) {
      const joined = gather(field, answered);
      data[field.key] = joined.items;
      errors.push(...joined.errors);
      continue;
    }
    for (const { answer, target } of answered) {
      const value = answer.data?.[field.key];
      if (value !== undefined) data[field.key] = value;
      for (const error of errorsAt(field.key, answer)) {
        errors.push({ ...ofRegion(error, target), path: [field.key, ...belowField(error)] });
      }
    }
  }
  return errors.length === 0 ? { data } : { data, errors };
}

/** An item of a gathered list, or the gap that a deployment leaves. */
interface Item {
  readonly value: unknown;
  readonly sortKey: string;
  readonly target: Target;
  /** Its index in the deployment's own list; undefined for a gap. */
  readonly index: number | undefined;
}

function gather(
  field: RootField,
  parts: readonly AnsweredPart[],
): { items: unknown[]; errors: SubgraphError[] } {
  const items = parts
    .flatMap(({ answer, target }) => itemsOf(answer.data?.[field.key], target))
    .sort((one, other) => (one.sortKey < other.sortKey ? -1 : one.sortKey > other.sortKey ? 1 : 0));
  const errors = parts.flatMap(({ answer, target }) =>
    errorsAt(field.key, answer).map((error) => {
      const [index, ...below] = belowField(error);
      const place = items.findIndex((item) => item.target === target && (item.index ?? index) === index);
      const path = place === -1 ? [field.key] : [field.key, place, ...below];
      return { ...ofRegion(error, target), path };
    }),
  );
  return { items: items.map(({ value }) => value), errors };
}

function itemsOf(list: unknown, target: Target): Item[] {
  const code = target.placement ?? '';
  if (!Array.isArray(list)) return [{ value: null, sortKey: code, target, index: undefined }];
  return list.map((value, index) => {
    const sortKey = (value as Record<string, unknown> | null)?.[SORT_KEY];
    return { value, sortKey: typeof sortKey === 'string' ? sortKey : code, target, index };
  });
}

/** The errors of an answer that are about a field; those without a path are about every field. */
function errorsAt(key: string, { errors = [] }: SubgraphAnswer): readonly SubgraphError[] {
  return errors.filter(({ path }) => path === undefined || path.length === 0 || path[0] === key);
}

function belowField({ path }: SubgraphError): readonly (string | number)[] {
  return path?.slice(1) ?? [];
}
