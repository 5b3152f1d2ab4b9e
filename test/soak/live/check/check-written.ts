import type { Register, Written } from '../model.js';

/**
 * What was answered is there, once, and nothing else.
 *
 * @returns every fault, in words.
 */
export function checkWritten(written: readonly Written[], { adherences, outbox }: Register): string[] {
  const answered = new Map<string, string[]>();
  for (const { kind, adherence } of written) {
    if (adherence === null) continue;
    answered.set(adherence.id, [...(answered.get(adherence.id) ?? []), kind]);
  }
  const faults: string[] = [];
  const rows = new Map(adherences.map((row) => [row.id, row]));
  for (const [id, kinds] of answered) {
    const expected = kinds.includes('withdraw') ? 'WITHDRAWN' : 'ACTIVE';
    const found = rows.get(id)?.state ?? 'no row';
    if (found !== expected) faults.push(`${id}: expected ${expected} as was answered, found ${found}`);
    if (new Set(kinds).size !== kinds.length) faults.push(`${id}: two writes were answered with it`);
  }
  const logged = new Set(outbox.map(({ adherenceId }) => adherenceId));
  for (const { id } of adherences) {
    if (logged.has(id) && !answered.has(id)) faults.push(`${id}: there, but was never answered`);
  }
  for (const { key, adherence } of written) {
    if (adherence && !logged.has(adherence.id)) faults.push(`${key}: answered, but no change tells of it`);
  }
  return faults;
}
