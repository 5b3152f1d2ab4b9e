import type { DataSource } from 'typeorm';

export interface ForgettingOptions {
  /** Of a service that keeps the answers to its writes. */
  readonly dataSource: DataSource;
  /** How old an answer becomes. Unit: milliseconds. */
  readonly keepMs: number;
  /** Told of what went wrong; it is tried again the next time. */
  readonly onError: (error: unknown) => void;
  /** Milliseconds from the start to the first look; default a minute. */
  readonly firstAfterMs?: number;
  /** Milliseconds between two looks; default an hour. */
  readonly everyMs?: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Rows of one statement: a short one, so that no write waits for it. */
const BATCH = 500;

/** Removes kept answers that have become too old, now and then. Replicas may run it beside each other. */
export function startForgetting(options: ForgettingOptions): { stop(): Promise<void> } {
  const { dataSource, keepMs, onError, firstAfterMs = MINUTE_MS, everyMs = HOUR_MS } = options;
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<unknown> = Promise.resolve();
  const again = (afterMs: number) => {
    if (stopping.signal.aborted) return;
    timer = setTimeout(() => {
      running = forgetAnswers(dataSource, keepMs, stopping.signal)
        .catch(onError)
        .finally(() => again(everyMs));
    }, afterMs);
  };
  again(firstAfterMs);
  return {
    async stop() {
      stopping.abort();
      clearTimeout(timer);
      await running;
    },
  };
}

/**
 * Removes every kept answer that is older, some at a time, until none is left.
 *
 * @returns how many.
 */
export async function forgetAnswers(
  dataSource: DataSource,
  keepMs: number,
  signal?: AbortSignal,
): Promise<number> {
  let forgotten = 0;
  let removed = BATCH;
  while (removed === BATCH && !signal?.aborted) {
    const [, count]: [unknown, number] = await dataSource.query(FORGET, [keepMs, BATCH]);
    removed = count;
    forgotten += count;
  }
  return forgotten;
}

/** What another replica removes is passed over. */
const FORGET = `
  delete from idempotency where (client, key) in (
    select client, key from idempotency where created_at < now() - $1 * interval '1 millisecond'
    order by created_at limit $2 for update skip locked
  )`;
