import type { StoredPublication } from './publication-message.js';

/** Gives the first publication whose number is at least this. */
export type NextMessage = (number: number) => Promise<StoredPublication | undefined>;

/** How many messages are asked for at the same time at most. */
const WIDEST = 32;
const FIRST_WIDTH = 4;

/**
 * Publications, in order. Each is asked for by the number that it would have if nothing lay between;
 * as long as that is so, more and more at the same time.
 *
 * @param from the first number.
 * @param to the last number that is worth asking for.
 */
export async function* readMessages(
  next: NextMessage,
  from: number,
  to: number,
): AsyncGenerator<StoredPublication, void, undefined> {
  let number = from;
  let width = FIRST_WIDTH;
  while (number <= to) {
    const asked = Math.min(width, to - number + 1);
    const start = number;
    const answers = await Promise.all(Array.from({ length: asked }, (_, index) => next(start + index)));
    let found = 0;
    for (const message of answers) {
      if (!message || message.number > to) break;
      // Where something lies between, several questions have the same answer.
      if (message.number < number) continue;
      yield message;
      number = message.number + 1;
      found += 1;
    }
    if (found === 0 || !answers.at(-1)) return;
    width = found === asked ? Math.min(width * 2, WIDEST) : 1;
  }
}
