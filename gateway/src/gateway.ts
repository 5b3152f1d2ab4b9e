import { readFile } from 'node:fs/promises';
import { createIdentitySigner, createLogger } from '@hub/common/process';
import type { GatewayConfig } from './config.js';
import { createEngine } from './engine/index.js';
import { createFace, type Face } from './face.js';
import { createGuard } from './limits/index.js';
import { createPlacement, parseDeployments } from './placement/index.js';
import { createSubgraphs, type Subgraphs } from './subgraphs/index.js';
import { loadSupergraph } from './supergraph/index.js';
import { createMetrics } from './telemetry/index.js';

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

/** Puts the parts in order: http → identity → limits → engine → placement → subgraphs. */
export function createGateway(config: GatewayConfig): Gateway {
  const log = createLogger({ deployment: 'gateway', level: config.logLevel });
  const metrics = createMetrics();
  let subgraphs: Subgraphs | undefined;
  let face: Face | undefined;
  let stopped: Promise<void> | undefined;

  return {
    async start() {
      const supergraph = loadSupergraph(await readFile(config.supergraph, 'utf8'));
      const deployments =
        config.deployments === undefined
          ? undefined
          : parseDeployments(await readFile(config.deployments, 'utf8'));
      subgraphs = createSubgraphs({
        ...(config.signingKey && { tokenFor: createIdentitySigner(config.signingKey) }),
        onRequest: metrics.subgraphRequest,
      });
      const { send } = createPlacement({ supergraph, deployments, subgraphs, urls: config.subgraphUrls });
      const engine = createEngine({
        supergraph,
        send,
        guard: createGuard(config.limits, supergraph),
        maxTokens: config.limits.tokens,
      });
      face = createFace({ config, engine, metrics, log });
      return face.start();
    },
    stop() {
      stopped ??= end();
      return stopped;
    },
  };

  async function end(): Promise<void> {
    await face?.stop();
    await subgraphs?.close();
  }
}
