import type { LogPage } from '../backbone.js';
import { fits, type LogFilter } from '../log-filter.js';

/**
 * What fits of a page that was read without choosing: a publication is one message whatever its events are about, so that
 * NATS can't choose among them. Where little fits, whoever reads goes on by itself: it may have left meanwhile.
 *
 * @param limit how many entries are given at most.
 * @param asked how many entries were asked for, to find those that fit.
 */
export function fitting(
  { entries, ...bounds }: LogPage,
  only: LogFilter,
  { limit, asked }: { readonly limit: number; readonly asked: number },
): LogPage {
  const found = entries.filter((entry) => fits(only, entry)).slice(0, limit);
  const last = entries.at(-1);
  return found.length < limit && entries.length === asked && last !== undefined
    ? { ...bounds, entries: found, goOnAfter: last.position }
    : { ...bounds, entries: found };
}
