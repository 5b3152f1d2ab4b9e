import type { StoredPublication } from './publication-message.js';
import type { NextMessage } from './read-messages.js';

/**
 * Finds by halving the number from which on publications hold something: what holds for one holds for all after it.
 *
 * @param end the number of a publication for which it holds.
 */
export async function findMessage(
  next: NextMessage,
  end: number,
  holds: (message: StoredPublication) => boolean,
): Promise<number> {
  let low = 1;
  let high = end;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const message = await next(middle);
    if (!message || message.number >= high || holds(message)) high = middle;
    else low = message.number + 1;
  }
  return low;
}
