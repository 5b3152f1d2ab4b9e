import type { EntityManager } from 'typeorm';

/** Connections of a pool that writes leave to reads. */
const LEFT_TO_READS = 3;

/**
 * Lets a transaction wait for its turn before it takes a connection. Hundreds of writes to one record wait for one lock:
 * each would hold a connection meanwhile, and whoever only reads would get none in time.
 */
export async function inTurn<Result>(
  db: EntityManager,
  run: (tx: EntityManager) => Promise<Result>,
): Promise<Result> {
  const turns = turnsOf(db);
  await turns.take();
  try {
    return await db.transaction(run);
  } finally {
    turns.give();
  }
}

const perPool = new WeakMap<object, Turns>();

function turnsOf({ connection }: EntityManager): Turns {
  const known = perPool.get(connection);
  if (known !== undefined) return known;
  const { poolSize = DEFAULT_POOL } = connection.options as { poolSize?: number };
  const turns = new Turns(Math.max(1, poolSize - LEFT_TO_READS));
  perPool.set(connection, turns);
  return turns;
}

/** That of `pg`. */
const DEFAULT_POOL = 10;

/** Some at a time, the others in the order they came. */
class Turns {
  readonly #waiting: (() => void)[] = [];
  #free: number;

  constructor(count: number) {
    this.#free = count;
  }

  async take(): Promise<void> {
    if (this.#free > 0) {
      this.#free -= 1;
      return;
    }
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  give(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free += 1;
    else next();
  }
}
