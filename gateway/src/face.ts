import type { Logger } from '@hub/common/process';
import type { GatewayConfig } from './config.js';
import type { Engine } from './engine/index.js';
import { createCallers, createHttp, type HttpFace } from './http/index.js';
import { createVerifier } from './identity/index.js';
import { createLive, createStreams, type Live, type Streams } from './live/index.js';
import type { Rights } from './rights/index.js';
import type { Metrics } from './telemetry/index.js';

/** What clients meet: HTTP, WebSocket and SSE, around an engine. */
export interface Face {
  /** Begins to listen; resolves with the port, also where the configuration leaves it to the machine. */
  start(): Promise<{ port: number }>;
  /** Lets streams go on with another engine, or with the same one at the places that the map has now. */
  replaceEngine(engine: Engine): void;
  /** Takes nothing new, asks live clients to go, finishes the requests in flight within the time configured. */
  stop(): Promise<void>;
}

export interface FaceOptions {
  readonly config: Omit<GatewayConfig, 'supergraph' | 'deployments' | 'signingKey'>;
  readonly engine: Engine;
  readonly rights: Rights;
  readonly metrics: Metrics;
  readonly log: Logger;
}

/** Makes the face of a gateway. */
export function createFace({ config, engine, rights, metrics, log }: FaceOptions): Face {
  let http: HttpFace | undefined;
  let live: Live | undefined;
  let streams: Streams | undefined;

  return {
    async start() {
      const parts = { engine, verify: createVerifier(config.tokenIssuer), rights, metrics, log };
      const callers = createCallers(config);
      const shared = createStreams({ engine, log });
      metrics.streamsFrom(() => shared.figures);
      streams = shared;
      live = createLive({ ...config, ...parts, streams: shared, ...callers, settings: config.live });
      http = await createHttp({ ...config, ...parts, callers, openEventStream: live.openEventStream });
      http.server.on('upgrade', live.upgrade);
      const { port } = await http.listen();
      log.info({ port, host: config.host }, 'the gateway listens');
      return { port };
    },
    replaceEngine: (next) => streams?.replaceEngine(next),
    async stop() {
      log.info('the gateway stops');
      // The live side first: its clients are to be cut off before HTTP ends whatever connections are left.
      await Promise.all([live?.close(config.stopTimeout), http?.close(config.stopTimeout)]);
      await streams?.close();
      log.info('the gateway has stopped');
    },
  };
}
