import type { SubgraphAnswer, SubgraphError } from '../engine/index.js';
import { assemble } from './assemble.js';
import { ofRegion } from './region-errors.js';
import type { RefusedField, RootFields, RootPart } from './root-fields.js';
import type { Slot } from './slot.js';

type AnsweredPart = RootPart & { readonly answer: SubgraphAnswer };

/** Makes one answer of the deployments': gathered fields of what all gave, others of what their own gave. */
export function joinRootFields(
  { fields }: RootFields,
  parts: readonly AnsweredPart[],
  slots: readonly Slot[],
  refused: readonly RefusedField[],
): SubgraphAnswer {
  const data: Record<string, unknown> = {};
  const errors: SubgraphError[] = [];
  for (const { key, error } of refused) {
    data[key] = null;
    errors.push({ ...error, path: [key] });
  }
  for (const { gathered, key } of fields) {
    const slot = gathered && slots.find(({ field }) => field === gathered);
    if (slot !== undefined) {
      const assembled = assemble(slot);
      data[key] = assembled.value;
      for (const error of assembled.errors) errors.push({ ...error, path: [key, ...(error.path ?? [])] });
      continue;
    }
    for (const { answer, target } of parts.filter((part) => part.fields.some((field) => field.key === key))) {
      const value = answer.data?.[key];
      if (value !== undefined) data[key] = value;
      for (const error of errorsAt(key, answer))
        errors.push({ ...ofRegion(error, target), path: [key, ...belowField(error)] });
    }
  }
  return errors.length === 0 ? { data } : { data, errors };
}

/** The errors of an answer that are about a field; those without a path are about every field. */
function errorsAt(key: string, { errors = [] }: SubgraphAnswer): readonly SubgraphError[] {
  return errors.filter(({ path }) => path === undefined || path.length === 0 || path[0] === key);
}

function belowField({ path }: SubgraphError): readonly (string | number)[] {
  return path?.slice(1) ?? [];
}
