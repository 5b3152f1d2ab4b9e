import type { DataRecord, Records } from '@hub/common';
import { referencesIn } from './checks/references-in.js';

/**
 * The codes of regions and municipalities that records refer to, and of the regions that these municipalities lie in:
 * also those that a contradiction is about.
 */
export function referredTerritories(records: Records): Set<string> {
  const all = Object.values(records).flat();
  const named = [...all.flatMap((record) => referencesIn(record)), ...all.flatMap(subjectsOf)];
  const codes = named.map(({ id }) => id).filter((id) => /^\d{2}(\d{2})?$/.test(id));
  const lieIn = [...codes, ...(records.municipalities ?? []).map(({ code }) => String(code))];
  return new Set([...codes, ...lieIn.map((code) => code.slice(0, 2))]);
}

const subjectsOf = ({ concerns }: DataRecord): { id: string }[] =>
  Array.isArray(concerns) ? concerns.filter(({ id }) => typeof id === 'string') : [];
