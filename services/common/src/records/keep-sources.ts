import { factSource } from '../seed/fact-source.js';
import { canonicalJson } from '../text/canonical-json.js';
import type { DataRecord } from './record.js';
import { unkeepableTexts } from './unkeepable-texts.js';

/** A record of a file with the sources that it has in the hub. */
export interface WithSources {
  readonly fact: DataRecord;
  /** How many sources the file does not have, or has otherwise, and that stay. */
  readonly kept: number;
}

/**
 * Sources are immutable: a file may add to those of a record that is there, and takes none away. Likewise those of what
 * stands in the record under an id or a number of its own, such as seats and versions. What is there and is no source,
 * since it says nothing or something else or no file could have it, is not kept.
 */
export function keepSources(current: DataRecord, fact: DataRecord): WithSources {
  let kept = 0;
  const entries = Object.entries(fact).map(([field, given]) => {
    const there = current[field];
    if (!Array.isArray(given) || !Array.isArray(there)) return [field, given];
    if (field === 'sources') {
      const standing = there.filter(isSource);
      const names = new Set(given.map(canonicalJson));
      const known = new Set(standing.map(canonicalJson));
      kept += standing.filter((source) => !names.has(canonicalJson(source))).length;
      return [field, [...standing, ...given.filter((source) => !known.has(canonicalJson(source)))]];
    }
    return [
      field,
      given.map((part) => {
        const name = nameOf(part);
        const before = name === undefined ? undefined : there.find((each) => nameOf(each) === name);
        if (before === undefined) return part;
        const inside = keepSources(before, part);
        kept += inside.kept;
        return inside.fact;
      }),
    ];
  });
  return { fact: Object.fromEntries(entries), kept };
}

/** Whether a file could have it, to the last field: another would be lost where it is read again. */
function isSource(value: unknown): boolean {
  const { success, data } = factSource.safeParse(value);
  return success && canonicalJson(data) === canonicalJson(value) && unkeepableTexts(value).length === 0;
}

/** What tells a part of a record from the others beside it; undefined where nothing does. */
function nameOf(part: unknown): unknown {
  if (typeof part !== 'object' || part === null || !('sources' in part)) return undefined;
  const { id, number } = part as { id?: unknown; number?: unknown };
  return id ?? number;
}
