/** Chooses one of several, always the same ones for the same seed. */
export type Choose = <Item>(items: readonly Item[]) => Item;

/** A new seed for each run, printed so that a run can be repeated: SEED=… sets it. */
export function seedOfRun(): number {
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
  process.stdout.write(`seed ${seed}\n`);
  return seed;
}

export function chooser(seed: number): Choose {
  let state = seed;
  return (items) => {
    // Park and Miller's generator: small, and good enough to mix things up.
    state = (state * 48_271 + 11) % 2_147_483_647;
    return items[state % items.length] as (typeof items)[number];
  };
}
