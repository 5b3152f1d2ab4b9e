import { sortKey } from '@hub/common';

type Row = Readonly<Record<string, unknown>>;

interface Named {
  readonly name: string;
  readonly id: string;
  readonly regionCode: string;
  readonly regionStated: boolean;
  readonly sources: unknown;
}

/** The columns that bodies, events and projects have alike. */
export function namedColumns({ id, regionCode, regionStated, name, sources }: Named): Row {
  return { id, region_code: regionCode, region_stated: regionStated, name, sort_key: sortKey(name), sources };
}
