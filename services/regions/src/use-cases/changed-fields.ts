import { canonicalJson } from '@hub/common';

/** What a history tells of a write: the fields that became something else, as they are now; of a new record those with a value. */
export function changedFields(before: object | undefined, after: object): Record<string, unknown> {
  const earlier = (before ?? {}) as Record<string, unknown>;
  const changed = Object.entries(after).filter(
    ([field, value]) => field !== 'id' && canonicalJson(value) !== canonicalJson(earlier[field]),
  );
  return Object.fromEntries(changed.filter(([, value]) => before !== undefined || !isEmpty(value)));
}

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

/** Whether an edit gives what is there already: nothing is new in it that its source could say. */
export const changesNothing = (before: object, after: object): boolean =>
  withoutSources(before) === withoutSources(after);

const withoutSources = (fact: object): string =>
  canonicalJson(
    JSON.parse(
      JSON.stringify(fact, (field, value) => (field === 'sources' || field === 'source' ? undefined : value)),
    ),
  );
