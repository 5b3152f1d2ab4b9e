import { type Finding, findingOf, type Records } from '@hub/common';

/** An id names one record of the hub, whatever its kind and wherever it lies. */
export function idsAreUnique(all: readonly Records[]): Finding[] {
  const first = new Map<string, string>();
  return all.flatMap((records) =>
    Object.entries(records).flatMap(([kind, list]) =>
      list.flatMap((record) => {
        const id = record.id ?? record.code;
        if (typeof id !== 'string') return [];
        const earlier = first.get(id);
        first.set(id, earlier ?? kind);
        if (earlier === undefined) return [];
        return findingOf(kind, record, {
          severity: 'error',
          field: 'id',
          what: 'Two records have the same id: the hub would show one for the other.',
          expected: 'an id of its own',
          got: `${id}, which one of ${earlier} has too`,
        });
      }),
    ),
  );
}
