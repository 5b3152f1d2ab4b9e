import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { checkpointKeys, loadKeys, publicKeys, readKey } from './keys.js';

test('keys are made once, kept where only their owner reads, and go out without their private half', async () => {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'hub-keys-'));
  expect(await readKey(dataDir, 'issuer')).toBeUndefined();
  const keys = await loadKeys(dataDir);
  expect(await loadKeys(dataDir)).toEqual(keys);
  expect(await readKey(dataDir, 'issuer')).toEqual(keys.issuer);
  expect([keys.gateway, keys.agreements, keys.issuer]).toMatchObject([
    { kid: 'hub-gateway', alg: 'EdDSA', crv: 'Ed25519' },
    { kid: 'agreements', alg: 'EdDSA', crv: 'Ed25519' },
    { kid: 'development', alg: 'ES256', crv: 'P-256' },
  ]);
  expect(statSync(path.join(dataDir, 'keys/gateway.json')).mode & 0o777).toBe(0o600);
  expect(statSync(path.join(dataDir, 'keys')).mode & 0o777).toBe(0o700);
  const sent = JSON.parse(publicKeys(keys.gateway, keys.issuer));
  expect(sent.keys.map(({ kid }: { kid: string }) => kid)).toEqual(['hub-gateway', 'development']);
  expect(JSON.stringify(sent)).not.toContain(keys.gateway.d);
  rmSync(dataDir, { recursive: true });
});

test('checkpoints may be signed with the key of now and with those of before, of which an operator keeps the public half', async () => {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'hub-keys-'));
  expect(await checkpointKeys(dataDir)).toEqual([]);
  const { agreements, agreementsFormer } = await loadKeys(dataDir);
  expect(agreementsFormer).toEqual([]);
  const former = { ...agreements, x: 'of before' };
  writeFileSync(path.join(dataDir, 'keys/agreements-former.json'), JSON.stringify({ keys: [former] }));
  expect((await loadKeys(dataDir)).agreementsFormer).toEqual([former]);
  const keys = await checkpointKeys(dataDir);
  expect(keys.map(({ x, d }) => [x, d])).toEqual([
    [agreements.x, undefined],
    ['of before', undefined],
  ]);
  rmSync(dataDir, { recursive: true });
});
