import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLogger } from '@hub/common/process';
import { ANONYMOUS } from '@hub/schema/identity';
import type { Engine, Prepared } from '../../src/engine/index.js';
import { DEFAULT_LIMITS } from '../../src/limits/index.js';
import { Guests, Seats, Viewers } from '../../src/live/client/index.js';
import { createOperations } from '../../src/live/run/index.js';
import { DEFAULT_LIVE, type LiveSettings } from '../../src/live/settings.js';
import { createEventStreams } from '../../src/live/sse/index.js';
import type { Listener, Streams } from '../../src/live/streams/index.js';
import { createWebSockets } from '../../src/live/websocket/index.js';
import { UNFOLLOWED } from '../../src/rights/index.js';
import { createMetrics } from '../../src/telemetry/index.js';

/** The two transports over one stream of the test's own, which all clients share. */
export interface Transport {
  readonly live: string;
  readonly url: string;
  /** Resolves when so many listen. */
  listening(count: number): Promise<void>;
  /** Tells an event to all who take one just now. @returns how many were told. */
  tell(data: unknown): number;
  /** How many listen, but have said that they take no more. */
  readonly behind: number;
  stop(): Promise<void>;
}

const SUBSCRIPTION = { kind: 'subscription' } as Prepared;

/**
 * @param prepare stands for the engine's; by default whatever is asked is a subscription.
 * @param streams stands in for the test's own stream, which is then told nothing.
 */
export async function startTransport(
  settings: Partial<LiveSettings> = {},
  prepare: Engine['prepare'] = async () => SUBSCRIPTION,
  streams?: Streams,
): Promise<Transport> {
  const stream = new SharedStream();
  const log = createLogger({ deployment: 'gateway', level: 'silent' });
  const metrics = createMetrics();
  const merged = { ...DEFAULT_LIVE, ...settings };
  const engine = { prepare } as Engine;
  const guests = new Guests();
  const parts = {
    settings: merged,
    operations: createOperations({ engine, limits: DEFAULT_LIMITS, metrics, log, requestTimeout: 1_000 }),
    streams: streams ?? stream,
    guests,
    viewers: new Viewers(UNFOLLOWED),
    seats: new Seats(merged),
    verify: async () => ({ identity: ANONYMOUS }),
    rights: UNFOLLOWED,
    metrics,
    log,
    originFault: () => undefined,
    requestId: () => 'request',
    addressOf: ({ socket }: IncomingMessage) => socket.remoteAddress ?? '',
    isStopping: () => false,
  };
  const openEventStream = createEventStreams(parts);
  const server = createServer((request, response) => {
    const asked = { query: 'subscription { ticks }' };
    const verified = { identity: ANONYMOUS };
    void openEventStream({
      request,
      requestId: 'request',
      verified,
      asked,
      size: 0,
      turn: async () => true,
      take: () => response,
    });
  });
  server.on('upgrade', createWebSockets(parts));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    live: `ws://127.0.0.1:${port}/graphql`,
    url: `http://127.0.0.1:${port}/graphql`,
    listening: (count) => stream.listening(count),
    tell: (data) => stream.tell(JSON.stringify({ data })),
    get behind() {
      return stream.behind.size;
    },
    async stop() {
      await guests.drain(0, 100);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

class SharedStream implements Streams {
  readonly listeners = new Set<Listener>();
  readonly behind = new Set<Listener>();
  #waiting: { count: number; go: () => void }[] = [];

  join(_request: unknown, listener: Listener) {
    this.listeners.add(listener);
    this.#look();
    return {
      again: () => void this.behind.delete(listener),
      leave: () => {
        this.listeners.delete(listener);
        this.behind.delete(listener);
        this.#look();
      },
    };
  }

  tell(text: string): number {
    let told = 0;
    for (const listener of this.listeners) {
      if (this.behind.has(listener)) continue;
      told += 1;
      if (!listener.next(text)) this.behind.add(listener);
    }
    return told;
  }

  listening(count: number): Promise<void> {
    return new Promise((go) => {
      this.#waiting.push({ count, go });
      this.#look();
    });
  }

  replaceEngine(): void {}

  async close(): Promise<void> {}

  #look(): void {
    this.#waiting = this.#waiting.filter(({ count, go }) => {
      if (count !== this.listeners.size) return true;
      go();
      return false;
    });
  }
}
