import type { DataRecord, Records } from './record.js';
import { REFERRED } from './referred.js';
import { type RegionFile, SECTIONS } from './region-file.js';

/** A region's own records in its file, by kind, with those of other regions that may be changed by it. */
export const ownRecords = (file: RegionFile): Records =>
  Object.assign({}, ...SECTIONS.map((section) => file[section]));

/** What an empty hub would hold of a file, as far as the file says it. */
export function recordsInFile(file: RegionFile): Records {
  const all: Record<string, readonly DataRecord[]> = { ...ownRecords(file) };
  for (const [kind, list] of Object.entries((file[REFERRED] ?? {}) as Records)) {
    all[kind] = [...(all[kind] ?? []), ...list];
  }
  return all;
}
