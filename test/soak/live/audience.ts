import type { Choose } from '../../support/chooser.js';
import type { Cluster } from '../../support/cluster/cluster.js';
import type { Scope, StreamName, Watched } from './model.js';
import { connectEventStream } from './watch/event-stream.js';
import { startWatcher, type Watch, type Watcher } from './watch/watcher.js';
import { connectWebSocket } from './watch/web-socket.js';

export type Transport = 'websocket' | 'sse';

/** All who watch. */
export interface Audience {
  /** Those who are there now. */
  readonly watchers: readonly Watcher[];
  /** What each has seen who ever was. */
  readonly watched: () => Watched[];
  /** How often connections ended in each way. */
  readonly ends: () => Record<string, number>;
  /** Adds watchers of all counts that may be slow, one over each transport. */
  addSlow(): readonly Watcher[];
  /** Lets some leave for good, and as many begin who know of nothing. */
  replace(some: readonly Watcher[]): Promise<void>;
  stop(): Promise<void>;
}

const TRANSPORTS = { websocket: connectWebSocket, sse: connectEventStream };
const EVERYTHING: Scope = { agreementId: null, regionCode: null };
const STREAMS: readonly StreamName[] = ['signatoryCount', 'agreementSigned'];

/**
 * Starts watchers of both streams, over each transport. Every other one asks for the same as all of its kind, so that
 * many share a stream; the others ask for each scope, with and without a token.
 */
export async function startAudience(
  { gateways, agreements }: Pick<Cluster, 'gateways' | 'agreements'>,
  { size, transports, choose }: { size: number; transports: readonly Transport[]; choose: Choose },
): Promise<Audience> {
  const origins = gateways.map(({ origin }) => origin);
  const token = await gateways[0]?.token(['signatory:org-live-watcher'], { expires: '12h' });
  const scopes: Scope[] = [
    EVERYTHING,
    ...[...new Set(agreements.map(({ regionCode }) => regionCode))].map((regionCode) => ({
      agreementId: null,
      regionCode,
    })),
    ...agreements.map(({ id }) => ({ agreementId: id, regionCode: null })),
  ];
  let made = 0;
  const start = () => {
    const number = made;
    made += 1;
    const isOfCrowd = number % 2 === 0;
    const place = Math.floor(number / 2);
    const pick = <Item>(items: readonly Item[], every: number) =>
      items[Math.floor(place / every) % items.length] as Item;
    const transport = pick(transports, 1);
    const stream = pick(STREAMS, transports.length);
    const scope = isOfCrowd ? EVERYTHING : pick(scopes, transports.length * STREAMS.length);
    const watch: Watch = {
      name: `${number} ${transport} ${stream} ${scope.agreementId ?? scope.regionCode ?? 'all'}`,
      stream,
      scope,
      rich: isOfCrowd || place % 5 !== 0,
      connect: TRANSPORTS[transport],
      token: !isOfCrowd && place % 3 === 0 ? token : undefined,
    };
    return startWatcher(watch, origins, choose);
  };
  const watchers = Array.from({ length: size }, start);
  const gone: Watcher[] = [];
  const all = () => [...gone, ...watchers];
  return {
    watchers,
    watched: () => all().map(({ watched }) => watched),
    ends() {
      const counted: Record<string, number> = {};
      for (const end of all().flatMap(({ ends }) => ends)) counted[end] = (counted[end] ?? 0) + 1;
      return counted;
    },
    addSlow() {
      const slow = transports.map((transport) =>
        startWatcher(
          {
            name: `slow ${transport}`,
            stream: 'signatoryCount',
            scope: EVERYTHING,
            rich: false,
            slow: true,
            connect: TRANSPORTS[transport],
          },
          origins,
          choose,
        ),
      );
      watchers.push(...slow);
      return slow;
    },
    async replace(some) {
      for (const watcher of some) {
        watchers.splice(watchers.indexOf(watcher), 1, start());
        gone.push(watcher);
      }
      await Promise.all(some.map((watcher) => watcher.stop()));
    },
    async stop() {
      await Promise.all(watchers.map((watcher) => watcher.stop()));
    },
  };
}
