import type { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';

/** Aborts when a client leaves before its answer is written. */
export function whenGone(response: ServerResponse): AbortSignal {
  return whenClosed(response, () => !response.writableFinished, response.destroyed);
}

/**
 * Aborts when something closes.
 *
 * @param counts whether it counts that it has closed; always by default.
 * @param closed whether it has closed already.
 */
export function whenClosed(
  source: EventEmitter,
  counts: () => boolean = () => true,
  closed = false,
): AbortSignal {
  const controller = new AbortController();
  const end = () => {
    if (counts()) controller.abort();
  };
  if (closed) end();
  else source.once('close', end);
  return controller.signal;
}
