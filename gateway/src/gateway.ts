import { readFile } from 'node:fs/promises';
import { createIdentitySigner, createLogger, createPostgresBackbone, type Logger } from '@hub/common/process';
import type { GatewayConfig } from './config.js';
import { createEngine, type Engine } from './engine/index.js';
import { createFace, type Face } from './face.js';
import { createGuard } from './limits/index.js';
import { createPlacement, parseDeployments, watchDeployments } from './placement/index.js';
import { followRights, type Rights, UNFOLLOWED } from './rights/index.js';
import { type Breaker, createSubgraphs, type Subgraphs } from './subgraphs/index.js';
import { loadSupergraph } from './supergraph/index.js';
import { createMetrics, type Metrics } from './telemetry/index.js';

/** A gateway: one graph out of many subgraphs. */
export interface Gateway {
  /**
   * Loads the supergraph and begins to listen; resolves with the port.
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

/** Puts the parts in order: http → identity → rights → limits → engine → placement → subgraphs. */
export function createGateway(config: GatewayConfig): Gateway {
  const log = createLogger({ deployment: 'gateway', level: config.logLevel });
  const metrics = createMetrics();
  let subgraphs: Subgraphs | undefined;
  let face: Face | undefined;
  let rights: Rights | undefined;
  let unwatch: (() => void) | undefined;
  let stopped: Promise<void> | undefined;

  return {
    async start() {
      const supergraph = loadSupergraph(await readFile(config.supergraph, 'utf8'));
      const map = config.deployments && (await readFile(config.deployments, 'utf8'));
      subgraphs = createSubgraphs({
        ...(config.signingKey && { tokenFor: createIdentitySigner(config.signingKey) }),
        onRequest: metrics.subgraphRequest,
        breaker: config.breaker ?? {},
        onBreaker: tellOfBreakers(metrics, log),
      });
      metrics.breakersFrom(subgraphs.breakers);
      const placement = createPlacement({
        supergraph,
        deployments: map === undefined ? undefined : parseDeployments(map),
        subgraphs,
        urls: config.subgraphUrls,
        ...(config.subgraphDeadline !== undefined && { deadline: config.subgraphDeadline }),
        ...(config.placementDeadline !== undefined && { placedDeadline: config.placementDeadline }),
      });
      const { send } = placement;
      if (config.deployments !== undefined && map !== undefined) {
        unwatch = watchDeployments(config.deployments, map, {
          onChange(deployments) {
            placement.replace(deployments);
            log.info({ placements: [...placement.placements.keys()] }, 'the map of deployments was reloaded');
          },
          onFault: (err) => log.error({ err }, 'the new map of deployments is not used: the old one stays'),
        });
      }
      metrics.placementFrom(() => ({
        placements: [...placement.placements.keys()],
        requestsOnEarlierMaps: placement.onEarlierMaps,
      }));
      const planned = createEngine({
        supergraph,
        send,
        guard: createGuard(config.limits, supergraph),
        maxTokens: config.limits.tokens,
      });
      const engine: Engine = {
        ...planned,
        execute: (prepared, variables, context) =>
          placement.during(context, () => planned.execute(prepared, variables, context)),
      };
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
    unwatch?.();
    await face?.stop();
    await rights?.stop();
    await subgraphs?.close();
  }
}

/** Follows the log of rights, where there is one. */
function rightsOf(
  { eventsDatabaseUrl, rightsMaxStaleness, tokenIssuer }: GatewayConfig,
  log: Logger,
): Rights {
  if (eventsDatabaseUrl === undefined) {
    if (tokenIssuer) log.warn('no event log is configured (EVENTS_DATABASE_URL): no right is ever revoked');
    return UNFOLLOWED;
  }
  const backbone = createPostgresBackbone({
    url: eventsDatabaseUrl,
    poolSize: 1,
    statementTimeout: RIGHTS_STATEMENT_TIMEOUT,
    onError: (err) => log.debug({ err }, 'the connection to the event log broke'),
  });
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
