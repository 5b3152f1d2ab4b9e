import type { GraphQLFormattedError } from 'graphql';
import { createClient } from 'graphql-ws';
import { COUNTS, type CountUpdate } from './graph.js';

export type Connection = 'connecting' | 'live' | 'lost';

/** Waits between attempts, in milliseconds; the last is repeated. */
const WAITS = [500, 1_000, 2_000, 5_000, 10_000];
const PING_INTERVAL = 10_000;
const PONG_TIMEOUT = 5_000;

/**
 * Follows the live counts for as long as the page is open. When the connection is lost it is made again, from the
 * cursor of the last message seen, so that nothing is missed.
 *
 * @param onReturn is called when a lost connection is back.
 */
export async function followCounts(
  onUpdate: (update: CountUpdate) => void,
  onConnection: (state: Connection) => void,
  onReturn: () => void,
): Promise<never> {
  let after: string | null = null;
  let failures = 0;
  for (;;) {
    if (failures === 0) onConnection('connecting');
    try {
      await follow(
        after,
        () => {
          onConnection('live');
          if (failures > 0) onReturn();
          failures = 0;
        },
        (update) => {
          after = update.cursor;
          onUpdate(update);
        },
      );
    } catch (error) {
      // A cursor that is refused would be refused again: begin anew, with snapshots.
      if (error instanceof StreamRefused && error.isCursor) after = null;
    }
    onConnection('lost');
    const wait = WAITS[Math.min(failures, WAITS.length - 1)] ?? 0;
    failures += 1;
    // Spread out, so that pages that lost the same gateway do not all come back at once.
    await new Promise((resolve) => setTimeout(resolve, wait * (0.5 + Math.random())));
  }
}

/** The gateway answered the subscription with errors. */
class StreamRefused extends Error {
  constructor(readonly errors: readonly GraphQLFormattedError[]) {
    super(errors[0]?.message);
  }

  get isCursor(): boolean {
    return this.errors.some(({ extensions }) => extensions?.['code'] === 'INVALID_CURSOR');
  }
}

/** One connection and one subscription; ends when either does. */
function follow(
  after: string | null,
  onConnected: () => void,
  onUpdate: (update: CountUpdate) => void,
): Promise<void> {
  const url = new URL('/graphql', location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  let silence: ReturnType<typeof setTimeout> | undefined;
  const client = createClient({
    url: url.href,
    retryAttempts: 0,
    connectionAckWaitTimeout: 5_000,
    keepAlive: PING_INTERVAL,
    on: {
      connected: onConnected,
      ping: (received) => {
        if (!received) silence = setTimeout(() => client.terminate(), PONG_TIMEOUT);
      },
      pong: () => clearTimeout(silence),
      closed: () => clearTimeout(silence),
    },
  });
  return new Promise((resolve, reject) => {
    client.subscribe<{ signatoryCount: CountUpdate }>(
      { query: COUNTS, variables: { after } },
      {
        next: ({ data, errors }) => {
          if (data?.signatoryCount) onUpdate(data.signatoryCount);
          else if (errors) {
            reject(new StreamRefused(errors));
            void client.dispose();
          }
        },
        error: (error) => reject(Array.isArray(error) ? new StreamRefused(error) : error),
        complete: resolve,
      },
    );
  });
}
