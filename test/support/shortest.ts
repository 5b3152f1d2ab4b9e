const TRIALS = 3;

/**
 * The shortest of three trials, one after the other: for what the hub promises to do within a time, where its processes share
 * the machine with others that may hold up one trial.
 *
 * @param trial what it takes once. Unit: milliseconds.
 */
export async function shortest(trial: () => Promise<number>): Promise<number> {
  const times: number[] = [];
  for (let count = 0; count < TRIALS; count += 1) times.push(await trial());
  return Math.min(...times);
}
