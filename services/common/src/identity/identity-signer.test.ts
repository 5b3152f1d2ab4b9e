import { generateKeyPairSync } from 'node:crypto';
import { ANONYMOUS } from '@hub/schema/identity';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { decodeJwt, jwtVerify } from 'jose';
import { createIdentitySigner } from './identity-signer.js';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const signer = () => createIdentitySigner({ ...privateKey.export({ format: 'jwk' }), kid: 'hub-gateway' });
const someone = { subject: 'someone', roles: ['signatory:org-one'] };

describe('the signed identity', () => {
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('is for one audience, of one minute, and says who asks', async () => {
    const token = await signer()(someone, 'regions-12');
    const { payload, protectedHeader } = await jwtVerify(token, publicKey, { audience: 'regions-12' });
    expect(protectedHeader).toEqual({ alg: 'EdDSA', kid: 'hub-gateway' });
    expect(payload).toMatchObject({ iss: 'hub-gateway', sub: 'someone', roles: ['signatory:org-one'] });
    expect(Number(payload.exp) - Number(payload.iat)).toBe(60);
  });

  it('of an anonymous reader names no subject', async () => {
    const token = await signer()(ANONYMOUS, 'regions-12');
    expect(decodeJwt(token)).not.toHaveProperty('sub');
  });

  it('is made once for an identity and audience, and anew well before it ends', async () => {
    const sign = signer();
    const first = await sign(someone, 'regions-12');
    jest.advanceTimersByTime(39_000);
    expect(await sign({ ...someone }, 'regions-12')).toBe(first);
    jest.advanceTimersByTime(2_000);
    const second = await sign(someone, 'regions-12');
    expect(second).not.toBe(first);
    expect(Number(decodeJwt(second).exp)).toBeGreaterThan(Number(decodeJwt(first).exp));
  });

  it('of one caller is never given to another, nor to another audience', async () => {
    const sign = signer();
    const tokens = await Promise.all([
      sign(someone, 'regions-12'),
      sign(someone, 'regions-14'),
      sign({ ...someone, subject: 'another' }, 'regions-12'),
      sign({ ...someone, roles: [] }, 'regions-12'),
      sign(ANONYMOUS, 'regions-12'),
    ]);
    expect(new Set(tokens).size).toBe(5);
  });
});
