import { generateKeyPairSync } from 'node:crypto';
import { buildSchema } from 'graphql';
import { type JWTPayload, SignJWT } from 'jose';
import type { GatewayConfig } from '../../src/config.js';
import { createFace } from '../../src/face.js';
import { DEFAULT_LIMITS, limitsRule } from '../../src/limits/index.js';
import { createLogger, createMetrics } from '../../src/telemetry/index.js';
import { createLocalEngine } from './local-engine.js';
import { SUBGRAPH_SDL, startSubgraph, type TestSubgraph } from './subgraph.js';

export const ISSUER = 'https://issuer.test';
export const AUDIENCE = 'agreement-hub';

const issuerKeys = generateKeyPairSync('ed25519');

export interface TestGateway {
  readonly port: number;
  readonly url: string;
  readonly live: string;
  readonly subgraph: TestSubgraph;
  stop(): Promise<void>;
}

/** Starts a gateway over one real subgraph; what is not said is as in production. */
export async function startGateway(changes: Partial<GatewayConfig> = {}): Promise<TestGateway> {
  const subgraph = await startSubgraph();
  const config = {
    port: 0,
    host: '127.0.0.1',
    allowedOrigins: ['https://portal.test'],
    trustedProxies: [],
    demo: false,
    logLevel: 'silent',
    limits: DEFAULT_LIMITS,
    requestTimeout: 10_000,
    stopTimeout: 5_000,
    tokenIssuer: {
      issuer: ISSUER,
      audience: AUDIENCE,
      keys: { keys: [{ ...issuerKeys.publicKey.export({ format: 'jwk' }), kid: 'test', alg: 'EdDSA' }] },
    },
    ...changes,
  } as const;
  const engine = createLocalEngine(
    buildSchema(SUBGRAPH_SDL),
    subgraph.root,
    [limitsRule(config.limits)],
    config.limits.tokens,
  );
  const face = createFace({ config, engine, metrics: createMetrics(), log: createLogger('silent') });
  const { port } = await face.start();
  return {
    port,
    url: `http://127.0.0.1:${port}/graphql`,
    live: `ws://127.0.0.1:${port}/graphql`,
    subgraph,
    async stop() {
      subgraph.release();
      await face.stop();
      await subgraph.stop();
    },
  };
}

/** An access token of the tests' issuer: of a signatory, for this gateway, good for a minute, unless claims say otherwise. */
export function accessToken(claims: JWTPayload = {}, key = issuerKeys.privateKey): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({
    iss: ISSUER,
    aud: AUDIENCE,
    sub: 'someone',
    roles: ['signatory:org-one'],
    iat: now,
    exp: now + 60,
    ...claims,
  })
    .setProtectedHeader({ alg: 'EdDSA', kid: 'test' })
    .sign(key);
}
