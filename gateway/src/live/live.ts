import { Guests, Seats, Viewers } from './client/index.js';
import type { LiveOptions } from './options.js';
import { createOperations } from './run/index.js';
import { DEFAULT_LIVE } from './settings.js';
import { createEventStreams, type OpenEventStream } from './sse/index.js';
import { createWebSockets, type Upgrade } from './websocket/index.js';

/** The live side of the gateway, at `/graphql`: WebSocket (graphql-transport-ws) and SSE (graphql-sse). */
export interface Live {
  /** Takes a request for a WebSocket. */
  readonly upgrade: Upgrade;
  /** Answers a request with a stream of events. */
  readonly openEventStream: OpenEventStream;
  /**
   * Takes no new connection, asks the others to go, one after the other, and resolves when they have gone: WebSockets
   * are closed with 1001, streams of events end without `complete`.
   *
   * @param milliseconds how long clients get for it; then they are cut off.
   */
  close(milliseconds: number): Promise<void>;
}

/** Makes the live side. */
export function createLive(options: LiveOptions): Live {
  const settings = { ...DEFAULT_LIVE, ...options.settings };
  const operations = createOperations(options);
  const guests = new Guests();
  let stopping = false;
  const parts = {
    ...options,
    settings,
    operations,
    guests,
    viewers: new Viewers(options.rights),
    seats: new Seats(settings),
    isStopping: () => stopping,
  };

  return {
    upgrade: createWebSockets(parts),
    openEventStream: createEventStreams(parts),
    async close(milliseconds) {
      stopping = true;
      // Half of the time is for those who are asked last.
      await guests.drain(Math.min(settings.drainSpread, milliseconds / 2), milliseconds);
    },
  };
}
