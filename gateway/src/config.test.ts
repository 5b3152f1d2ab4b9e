import { generateKeyPairSync } from 'node:crypto';
import { ConfigError } from '@hub/common/process';
import { describe, expect, it } from '@jest/globals';
import { readConfig } from './config.js';

const keys = generateKeyPairSync('ed25519');
const jwks = JSON.stringify({ keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'issuer' }] });
const privateKey = JSON.stringify({ ...keys.privateKey.export({ format: 'jwk' }), kid: 'hub-gateway' });
const issuer = { OIDC_ISSUER: 'https://issuer.test', OIDC_AUDIENCE: 'hub' };

function faultsOf(env: Record<string, string>): ConfigError {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('The configuration was expected not to do.');
}

describe('the configuration', () => {
  it('needs nothing but the supergraph', () => {
    expect(readConfig({ SUPERGRAPH: 'supergraph.graphql', HOST: '' })).toMatchObject({
      port: 4000,
      host: '127.0.0.1',
      allowedOrigins: ['http://localhost:4000'],
      demo: false,
      limits: { depth: 15, tokens: 5_000 },
      live: { connectionsPerAddress: 2_000, backlog: 262_144, drainSpread: 5_000 },
    });
  });

  it('reads what is given', () => {
    const config = readConfig({
      SUPERGRAPH: 's',
      PORT: '4100',
      SIGNING_KEY: privateKey,
      ...issuer,
      DEV_ISSUER_KEYS: jwks,
      ALLOWED_ORIGINS: 'https://a.test, https://b.test:8443',
      TRUSTED_PROXIES: '10.0.0.0/8,::1',
      DEMO: 'true',
      MAX_DEPTH: '20',
      LIVE_CONNECTIONS_PER_ADDRESS: '10000',
      LIVE_CONNECTIONS_PER_IDENTITY: '5',
      LIVE_OPERATIONS: '7',
      LIVE_INIT_TIMEOUT: '1',
      LIVE_MAX_MESSAGE: '1024',
      LIVE_BACKLOG: '2048',
      LIVE_STALL_TIMEOUT: '3',
      LIVE_PING_INTERVAL: '4',
      DRAIN_SPREAD: '600000',
    });
    expect(config).toMatchObject({
      port: 4100,
      allowedOrigins: ['https://a.test', 'https://b.test:8443'],
      trustedProxies: ['10.0.0.0/8', '::1'],
      demo: true,
      limits: { depth: 20 },
      live: {
        connectionsPerAddress: 10_000,
        connectionsPerIdentity: 5,
        operations: 7,
        initTimeout: 1,
        maxMessage: 1_024,
        backlog: 2_048,
        stallTimeout: 3,
        pingInterval: 4,
        drainSpread: 600_000,
      },
      tokenIssuer: { issuer: 'https://issuer.test', audience: 'hub', keys: JSON.parse(jwks) },
    });
    expect(
      readConfig({ SUPERGRAPH: 's', ...issuer, OIDC_JWKS: 'https://issuer.test/jwks' }).tokenIssuer?.keys,
    ).toEqual(new URL('https://issuer.test/jwks'));
  });

  it('names all its faults at once: the variable, what came, what is wanted', () => {
    const { faults, message } = faultsOf({
      PORT: '70000',
      ALLOWED_ORIGINS: 'https://a.test/path',
      TRUSTED_PROXIES: 'proxy',
      LOG_LEVEL: 'loud',
      MAX_DEPTH: '-1',
      DEMO: 'maybe',
      OIDC_JWKS: 'nowhere',
    });
    expect(faults.map(({ name }) => name).sort()).toEqual([
      'ALLOWED_ORIGINS',
      'DEMO',
      'LOG_LEVEL',
      'MAX_DEPTH',
      'OIDC_AUDIENCE',
      'OIDC_ISSUER',
      'OIDC_JWKS',
      'PORT',
      'SUPERGRAPH',
      'TRUSTED_PROXIES',
    ]);
    expect(message).toContain('PORT: got "70000", wanted a port number from 0 (any free one) to 65535');
  });

  it('does not repeat secrets', () => {
    const { message } = faultsOf({
      SUPERGRAPH: 's',
      SIGNING_KEY: 'very-secret',
      DEV_ISSUER_KEYS: '{"keys":"hidden-too"}',
      ...issuer,
    });
    expect(message).toContain('SIGNING_KEY');
    expect(message).toContain('DEV_ISSUER_KEYS');
    expect(message).not.toMatch(/very-secret|hidden-too/);
  });

  it('refuses the development issuer in production', () => {
    const { faults } = faultsOf({
      SUPERGRAPH: 's',
      ...issuer,
      DEV_ISSUER_KEYS: jwks,
      NODE_ENV: 'production',
    });
    expect(faults).toEqual([
      {
        name: 'DEV_ISSUER_KEYS',
        got: expect.stringContaining('production'),
        wanted: expect.stringContaining('OIDC_JWKS'),
      },
    ]);
  });

  it('takes one issuer, not two', () => {
    const env = { SUPERGRAPH: 's', ...issuer, DEV_ISSUER_KEYS: jwks, OIDC_JWKS: 'https://issuer.test/jwks' };
    expect(faultsOf(env).faults.map(({ name }) => name)).toEqual(['OIDC_JWKS']);
  });
});
