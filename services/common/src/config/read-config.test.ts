import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { ConfigError } from './config-error.js';
import * as fields from './fields.js';
import { readConfig } from './read-config.js';

const schema = z.object({
  PORT: fields.port,
  HOST: fields.host,
  DATABASE_URL: fields.databaseUrl,
  TRUSTED_KEYS: fields.trustedKeys,
  LOG_LEVEL: fields.logLevel,
  JOINED_REGION_CODES: fields.regionCodes,
});

const KEY = {
  kid: 'hub-gateway',
  kty: 'OKP',
  crv: 'Ed25519',
  x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
};

const good = {
  PORT: '4001',
  DATABASE_URL: 'postgres://hub:secret@127.0.0.1:5432/hub',
  TRUSTED_KEYS: JSON.stringify({ keys: [KEY] }),
};

describe('readConfig', () => {
  it('reads values and fills in defaults', () => {
    expect(readConfig(schema, { ...good, LOG_LEVEL: '', JOINED_REGION_CODES: '12,14' })).toMatchObject({
      PORT: 4001,
      HOST: '127.0.0.1',
      LOG_LEVEL: 'info',
      TRUSTED_KEYS: { keys: [{ kid: 'hub-gateway' }] },
      JOINED_REGION_CODES: ['12', '14'],
    });
  });

  it('reports every fault together, with name, what came and what is wanted', () => {
    const faults = faultsOf({
      PORT: '99999',
      LOG_LEVEL: 'loud',
      TRUSTED_KEYS: '{}',
      JOINED_REGION_CODES: '1,2',
    });
    expect(faults).toEqual([
      { name: 'PORT', got: '99999', wanted: expect.stringContaining('65535') },
      { name: 'DATABASE_URL', got: undefined, wanted: expect.stringContaining('postgres://') },
      { name: 'TRUSTED_KEYS', got: '(hidden)', wanted: expect.stringContaining('"keys"') },
      { name: 'LOG_LEVEL', got: 'loud', wanted: expect.stringContaining('fatal') },
      { name: 'JOINED_REGION_CODES', got: '1,2', wanted: expect.stringContaining('12,14,21') },
    ]);
  });

  it.each(['not json', '[]', '{"keys":[]}', '{"keys":[{"kty":"OKP"}]}'])(
    'refuses the keys %s',
    (TRUSTED_KEYS) => {
      expect(faultsOf({ ...good, TRUSTED_KEYS })).toEqual([
        { name: 'TRUSTED_KEYS', got: '(hidden)', wanted: expect.any(String) },
      ]);
    },
  );

  it.each([
    ['cut', { x: KEY.x.slice(2) }, 'keys.1.x'],
    ['private', { d: KEY.x }, 'keys.1.d'],
    ['to encrypt with', { use: 'enc' }, 'keys.1.use'],
    ['of another algorithm', { alg: 'Ed25519' }, 'keys.1.alg'],
    ['of another kind', { kty: 'EC', crv: 'P-256' }, 'keys.1.kty'],
    ['of nobody', { kid: undefined }, 'keys.1.kid'],
  ])('refuses a key that is %s, and says where it stands', (_what, change, where) => {
    const TRUSTED_KEYS = JSON.stringify({ keys: [KEY, { ...KEY, ...change }] });
    expect(faultsOf({ ...good, TRUSTED_KEYS })).toEqual([
      { name: 'TRUSTED_KEYS', got: '(hidden)', wanted: expect.stringMatching(`; it is not so at ${where}$`) },
    ]);
  });

  it('takes any kind of key that an issuer of tokens may have, where services take their own kind alone', () => {
    const keys = [{ kid: 'issuer', kty: 'RSA', n: 'AQAB', e: 'AQAB', use: 'sig', alg: 'RS256' }];
    const issuer = (text: string) => readConfig(z.object({ KEYS: fields.issuerKeys }), { KEYS: text });
    expect(issuer(JSON.stringify({ keys }))).toEqual({ KEYS: { keys } });
    expect(faultsOf({ ...good, TRUSTED_KEYS: JSON.stringify({ keys }) })).toHaveLength(1);
    for (const text of [
      'not json',
      '{"keys":[]}',
      '{"keys":[{"kty":"RSA"}]}',
      '{"keys":[{"kid":"issuer"}]}',
    ]) {
      expect(() => issuer(text)).toThrow(ConfigError);
    }
  });

  it('never shows a password', () => {
    const DATABASE_URL = 'mysql://hub:hunter2@host/hub';
    expect(() => readConfig(schema, { ...good, DATABASE_URL })).toThrow(/DATABASE_URL: got "\(hidden\)"/);
  });
});

function faultsOf(env: Record<string, string>) {
  try {
    readConfig(schema, env);
  } catch (error) {
    return (error as ConfigError).faults;
  }
  throw new Error('expected a ConfigError');
}
