import type { LogPage } from './backbone.js';

/**
 * Where a reader goes on after a page.
 *
 * @param asked how many entries it asked for.
 * @returns undefined where the log's end was reached.
 */
export function goesOnAfter({ entries, goOnAfter }: LogPage, asked: number): string | undefined {
  return goOnAfter ?? (entries.length < asked ? undefined : entries.at(-1)?.position);
}
