import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GATEWAY_ISSUER } from '@hub/schema/identity';
import { composeServices, compositionHasErrors } from '@theguild/federation-composition';
import { parse } from 'graphql';
import { type JWTPayload, SignJWT } from 'jose';
import type { GatewayConfig } from '../../src/config.js';
import { createGateway } from '../../src/gateway.js';
import type { TokenIssuer } from '../../src/identity/index.js';
import { DEFAULT_LIMITS } from '../../src/limits/index.js';
import { SUBGRAPH_SDL, startSubgraph, type TestSubgraph } from './subgraph.js';

export const ISSUER = 'https://issuer.test';
export const AUDIENCE = 'agreement-hub';

const gatewayKeys = generateKeyPairSync('ed25519');
const issuerKeys = generateKeyPairSync('ed25519');

/** Whose tokens the gateways of the tests believe. */
export const TOKEN_ISSUER: TokenIssuer = {
  issuer: ISSUER,
  audience: AUDIENCE,
  keys: { keys: [{ ...issuerKeys.publicKey.export({ format: 'jwk' }), kid: 'test', alg: 'EdDSA' }] },
};

export interface TestGateway {
  readonly port: number;
  readonly url: string;
  readonly live: string;
  readonly subgraph: TestSubgraph;
  /** Stops the gateway alone. */
  stopGateway(): Promise<void>;
  /** Lets go what is held, and stops the gateway and its subgraph. */
  stop(): Promise<void>;
}

/** Starts a gateway over one real subgraph; what is not said is as in production. */
export async function startGateway(changes: Partial<GatewayConfig> = {}): Promise<TestGateway> {
  const subgraph = await startSubgraph();
  const folder = await mkdtemp(join(tmpdir(), 'hub-gateway-'));
  const supergraph = join(folder, 'supergraph.graphql');
  const deployments = join(folder, 'deployments.json');
  await writeFile(supergraph, supergraphOf(subgraph));
  await writeFile(
    deployments,
    JSON.stringify({ subgraphs: { things: { url: subgraph.url, audience: 'things', deadline: 60_000 } } }),
  );
  const gateway = createGateway({
    port: 0,
    host: '127.0.0.1',
    supergraph,
    deployments,
    signingKey: { ...gatewayKeys.privateKey.export({ format: 'jwk' }), kid: GATEWAY_ISSUER },
    allowedOrigins: ['https://portal.test'],
    trustedProxies: [],
    demo: false,
    logLevel: 'silent',
    limits: DEFAULT_LIMITS,
    requestTimeout: 10_000,
    stopTimeout: 5_000,
    tokenIssuer: TOKEN_ISSUER,
    ...changes,
  });
  const { port } = await gateway.start();
  await rm(folder, { recursive: true });
  return {
    port,
    url: `http://127.0.0.1:${port}/graphql`,
    live: `ws://127.0.0.1:${port}/graphql`,
    subgraph,
    stopGateway: () => gateway.stop(),
    async stop() {
      subgraph.release();
      await gateway.stop();
      await subgraph.stop();
    },
  };
}

/** The supergraph over a subgraph; with other type definitions where a change is given. */
export function supergraphOf({ url }: TestSubgraph, change = (types: string) => types): string {
  const result = composeServices([{ name: 'things', url, typeDefs: parse(change(SUBGRAPH_SDL)) }]);
  if (compositionHasErrors(result)) throw new Error(result.errors.map(({ message }) => message).join('\n'));
  return result.supergraphSdl;
}

/** An access token of the tests' issuer: of a signatory, for this gateway, good for a minute, unless claims say otherwise. */
export function accessToken(
  claims: JWTPayload = {},
  key = issuerKeys.privateKey,
  typ?: string,
): Promise<string> {
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
    .setProtectedHeader({ alg: 'EdDSA', kid: 'test', ...(typ !== undefined && { typ }) })
    .sign(key);
}
