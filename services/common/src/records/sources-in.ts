import type { DataRecord } from './record.js';

/** A source as it stands in a record. */
export interface StandingSource {
  /** Where it stands, such as `milestones.1.source`; the entries of lists count from 1. */
  readonly field: string;
  readonly source: DataRecord;
}

/** Fields that hold sources. */
const SOURCE = /(^s|S)ources?$/;

/**
 * Every source of a record and of what stands inside it. A part that is in quarantine is left out: it stands there as
 * printed.
 */
export function sourcesIn(record: DataRecord): StandingSource[] {
  const printed = Array.isArray(record.quarantined) ? (record.quarantined as { value?: unknown }[]) : [];
  const apart = new Set(printed.map(({ value }) => value));
  const isApart = (part: unknown): boolean => apart.size > 0 && apart.has(JSON.stringify(part));
  return sourcesBelow(record, '', isApart);
}

function sourcesBelow(value: unknown, path: string, isApart: (part: unknown) => boolean): StandingSource[] {
  if (typeof value !== 'object' || value === null || isApart(value)) return [];
  return Object.entries(value).flatMap(([name, each]) => {
    const key = Array.isArray(value) ? `${Number(name) + 1}` : name;
    if (!SOURCE.test(key)) return sourcesBelow(each, `${path}${key}.`, isApart);
    if (!Array.isArray(each)) return standing(`${path}${key}`, each);
    return each.flatMap((source, index) => standing(`${path}${key}.${index + 1}`, source));
  });
}

const standing = (field: string, source: unknown): StandingSource[] =>
  typeof source === 'object' && source !== null ? [{ field, source: source as DataRecord }] : [];
