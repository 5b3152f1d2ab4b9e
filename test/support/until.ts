/** Between two looks; those that follow each other at once take the machine from what is waited for. */
const REST_MS = 20;

/**
 * Waits until something holds.
 *
 * @param step done between two looks, before a short rest; default: nothing.
 * @throws when it does not within the time.
 */
export async function until(
  holds: () => boolean,
  withinMs = 60_000,
  step: () => Promise<void> = async () => {},
): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`it did not come to be within ${withinMs} ms`);
    await step();
    await new Promise((resolve) => setTimeout(resolve, REST_MS));
  }
}
