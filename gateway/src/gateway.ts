import { setTimeout as pause } from 'node:timers/promises';
import { createBackbone, createIdentitySigner, createLogger, type Logger } from '@hub/common/process';
import type { GatewayConfig } from './config.js';
import { engineOfTheMoment } from './engine-of-the-moment.js';
import { createFace, type Face } from './face.js';
import { followRights, type Rights, UNFOLLOWED } from './rights/index.js';
import { type Breaker, createSubgraphs, type Subgraphs } from './subgraphs/index.js';
import { createMetrics, type Metrics } from './telemetry/index.js';
import { type WatchedGraph, watchGraph } from './watched-graph.js';

/** A gateway: one graph out of many subgraphs. */
export interface Gateway {
  /**
   * Loads the supergraph and begins to listen; resolves with the port. The files of the supergraph and of the map of
   * deployments are watched: a new one that is valid is taken over, for what is asked from then on and for streams, and
   * with it one of the other that waited for it.
   *
   * @throws where the supergraph or the map of deployments can't be read or is not valid, or the port is taken.
   */
  start(): Promise<{ port: number }>;
  /** Takes nothing new, finishes what is under way within the time configured, and ends all connections. May be repeated. */
  stop(): Promise<void>;
}

const DEFAULT_RIGHTS_MAX_STALENESS = 60_000;
/** Milliseconds: a log that hangs must be told from one that is slow well before what is known is too old. */
const RIGHTS_STATEMENT_TIMEOUT = 5_000;

/** Milliseconds for connections to others to end, once no client is left. */
const LAST_PAUSE = 500;

/** Puts the parts in order: http → identity → rights → limits → engine → placement → subgraphs. */
export function createGateway(config: GatewayConfig): Gateway {
  const log = createLogger({ deployment: 'gateway', level: config.logLevel });
  const metrics = createMetrics();
  let subgraphs: Subgraphs | undefined;
  let face: Face | undefined;
  let rights: Rights | undefined;
  let watched: WatchedGraph | undefined;
  let stopped: Promise<void> | undefined;

  return {
    async start() {
      const transport = createSubgraphs({
        ...(config.signingKey && { tokenFor: createIdentitySigner(config.signingKey) }),
        onRequest: metrics.subgraphRequest,
        breaker: config.breaker ?? {},
        onBreaker: tellOfBreakers(metrics, log),
      });
      subgraphs = transport;
      metrics.breakersFrom(transport.breakers);
      const graph = await watchGraph({
        config,
        subgraphs: transport,
        log,
        // Streams go on by the new graph, or ask at the places of the new map.
        onChange: ({ engine }) => face?.replaceEngine(engine),
      });
      watched = graph;
      metrics.placementFrom(() => ({
        placements: [...graph.current.placement.placements.keys()],
        requestsOnEarlierMaps: graph.current.placement.onEarlierMaps,
      }));
      const engine = engineOfTheMoment(() => graph.current.engine);
      rights = rightsOf(config, log);
      if (rights.state !== 'not followed') metrics.rightsFrom(rights.secondsBehind);
      face = createFace({ config, engine, rights, metrics, log });
      return face.start();
    },
    stop() {
      stopped ??= end();
      return stopped;
    },
  };

  async function end(): Promise<void> {
    watched?.close();
    await face?.stop();
    // Nobody is left to wait for it: an event log or a service that is silent would hold it up for good.
    await Promise.race([Promise.all([rights?.stop(), subgraphs?.close()]), pause(LAST_PAUSE)]);
  }
}

/** Follows the log of rights, where there is one. */
function rightsOf(config: GatewayConfig, log: Logger): Rights {
  const { rightsMaxStaleness, tokenIssuer } = config;
  const backbone = createBackbone(config, {
    poolSize: 1,
    statementTimeout: RIGHTS_STATEMENT_TIMEOUT,
    onError: (err) => log.debug({ err }, 'the connection to the event log broke'),
  });
  if (!backbone) {
    if (tokenIssuer) {
      log.warn('no event log is configured (EVENTS_DATABASE_URL or NATS_URL): no right is ever revoked');
    }
    return UNFOLLOWED;
  }
  const maxStaleness = rightsMaxStaleness ?? DEFAULT_RIGHTS_MAX_STALENESS;
  return followRights({ backbone, log, maxStaleness });
}

/** Counts every change of a circuit breaker, and logs once when a deployment begins to be skipped and when it is back. */
function tellOfBreakers(metrics: Metrics, log: Logger): (breaker: Breaker) => void {
  const open = new Set<string>();
  return (breaker) => {
    metrics.breakerChanged(breaker);
    const { subgraph, placement, name, state } = breaker;
    const key = `${subgraph ?? ''} ${placement ?? ''}`;
    if (state === 'open' && !open.has(key)) {
      open.add(key);
      log.warn({ subgraph, placement, name }, 'a deployment failed too often and is skipped');
    } else if (state === 'closed' && open.delete(key)) {
      log.info({ subgraph, placement, name }, 'a deployment that was skipped answers again');
    }
  };
}
