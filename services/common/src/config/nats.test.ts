import { describe, expect, it } from '@jest/globals';
import { ConfigError } from './config-error.js';
import { readNatsOptions as read } from './nats.js';
import type { Environment } from './read-config.js';

const faults = (env: Environment): string => {
  try {
    read(env);
    return '';
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
};

describe('where NATS is', () => {
  it('is nowhere without NATS_URL, and at each of its addresses with it', () => {
    expect(read({})).toBeUndefined();
    expect(read({ NATS_URL: 'nats://127.0.0.1:4222' })).toEqual({ servers: ['nats://127.0.0.1:4222'] });
    expect(
      read({
        NATS_URL: 'tls://a.example:4222, tls://b.example:4222',
        NATS_STREAM: 'OUR_LOG',
        NATS_REPLICAS: '3',
        NATS_TLS_CA_FILE: 'ca.pem',
      }),
    ).toEqual({
      servers: ['tls://a.example:4222', 'tls://b.example:4222'],
      stream: 'OUR_LOG',
      replicas: 3,
      tls: { caFile: 'ca.pem' },
    });
  });

  it.each([
    [{ NATS_TOKEN: 't' }, { kind: 'token', token: 't' }],
    [
      { NATS_USER: 'u', NATS_PASSWORD: 'p' },
      { kind: 'user', user: 'u', password: 'p' },
    ],
    [{ NATS_NKEY_FILE: 'f' }, { kind: 'nkey', file: 'f' }],
    [{ NATS_CREDS_FILE: 'f' }, { kind: 'creds', file: 'f' }],
  ])('is logged in to by %j', (env, credentials) => {
    expect(read({ NATS_URL: 'nats://a:1', ...env })?.credentials).toEqual(credentials);
  });

  it('is refused with every fault, and no secret is repeated', () => {
    const message = faults({
      NATS_URL: 'nats://somebody:secret@host:4222',
      NATS_STREAM: 'a.b',
      NATS_REPLICAS: '0',
      NATS_USER: 'secret',
      NATS_TOKEN: 'secret',
      NATS_TLS_KEY_FILE: 'secret',
    });
    expect(message).not.toContain('secret');
    for (const name of ['NATS_URL', 'NATS_STREAM', 'NATS_REPLICAS', 'NATS_PASSWORD', 'NATS_TLS_CERT_FILE']) {
      expect(message).toContain(`  ${name}: got `);
    }
    expect(message).toMatch(/NATS_USER: got "\(hidden\)", wanted nothing, since NATS_TOKEN is set/);
    expect(faults({ NATS_URL: 'somewhere' })).toContain('wanted addresses of NATS servers such as');
    expect(faults({ NATS_URL: 'http://host' })).toContain('wanted addresses of NATS servers such as');
  });
});
