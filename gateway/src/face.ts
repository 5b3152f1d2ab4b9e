import type { Logger } from '@hub/common/process';
import type { GatewayConfig } from './config.js';
import type { Engine } from './engine/index.js';
import { createHttp, type HttpFace } from './http/index.js';
import { createVerifier } from './identity/index.js';
import { createLive, type Live } from './live/index.js';
import type { Rights } from './rights/index.js';
import type { Metrics } from './telemetry/index.js';

/** What clients meet: HTTP and WebSocket, around an engine. */
export interface Face {
  /** Begins to listen; resolves with the port, also where the configuration leaves it to the machine. */
  start(): Promise<{ port: number }>;
  /** Takes nothing new, closes WebSockets with 1001, finishes the requests in flight within the time configured. */
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

  return {
    async start() {
      const parts = { engine, verify: createVerifier(config.tokenIssuer), rights, metrics, log };
      http = await createHttp({ ...config, ...parts });
      const { server, mayAsk, requestId } = http;
      live = createLive({
        ...parts,
        server,
        mayAsk,
        requestId,
        limits: config.limits,
        requestTimeout: config.requestTimeout,
      });
      const { port } = await http.listen();
      log.info({ port, host: config.host }, 'the gateway listens');
      return { port };
    },
    async stop() {
      log.info('the gateway stops');
      await Promise.all([http?.close(config.stopTimeout), live?.close(config.stopTimeout)]);
      log.info('the gateway has stopped');
    },
  };
}
