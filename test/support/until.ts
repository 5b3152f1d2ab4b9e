/**
 * Waits until something holds.
 *
 * @param step done between two looks; a short rest by default.
 * @throws when it does not within the time.
 */
export async function until(
  holds: () => boolean,
  withinMs = 60_000,
  step: () => Promise<void> = () => new Promise((resolve) => setTimeout(resolve, 25)),
): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`it did not come to be within ${withinMs} ms`);
    await step();
  }
}
