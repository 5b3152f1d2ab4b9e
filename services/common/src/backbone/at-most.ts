/**
 * Lets so many run at once; who comes later waits for a turn, as long as it takes, in the order of coming.
 *
 * @returns runs something when it is its turn.
 */
export function atMost(most: number): <T>(run: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (run) => {
    // The one that ends hands its turn on: nobody who comes in between takes it.
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await run();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
