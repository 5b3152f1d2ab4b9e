import type { ChangeEvent } from '@hub/schema/events';

/** Which entries of the log are wanted: each part that is given has to fit. */
export interface LogFilter {
  readonly type?: string | undefined;
  readonly key?: string | undefined;
  readonly regionCode?: string | undefined;
}

export function fits({ type, key, regionCode }: LogFilter, entry: ChangeEvent): boolean {
  return (
    (key === undefined || key === entry.key) &&
    (regionCode === undefined || regionCode === entry.regionCode) &&
    (type === undefined || type === entry.type)
  );
}
