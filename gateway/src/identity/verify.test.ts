import { generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { SignJWT } from 'jose';
import { IssuerUnreachable, TokenRefused } from './faults.js';
import { createVerifier } from './verify.js';

const first = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const second = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const publicOf = ({ publicKey }: typeof first, kid: string) => ({
  ...publicKey.export({ format: 'jwk' }),
  kid,
  alg: 'ES256',
});

let issuer: Server | undefined;
afterEach(async () => {
  const running = issuer;
  issuer = undefined;
  running?.closeAllConnections();
  await new Promise((resolve) => (running ? running.close(resolve) : resolve(undefined)));
});

/** A real issuer that shows its keys; returns where, and how often it was asked. */
async function startIssuer(
  answer: () => { status: number; body: string },
): Promise<{ url: URL; asked: () => number }> {
  let asked = 0;
  issuer = createServer((_request, response) => {
    asked += 1;
    const { status, body } = answer();
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  });
  const listening = issuer;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  return {
    url: new URL(`http://127.0.0.1:${(listening.address() as AddressInfo).port}/jwks`),
    asked: () => asked,
  };
}

const token = async ({ privateKey }: typeof first, kid: string, subject = 'someone') =>
  `Bearer ${await new SignJWT({ roles: [] })
    .setProtectedHeader({ alg: 'ES256', kid })
    .setIssuer('i')
    .setAudience('a')
    .setSubject(subject)
    .setExpirationTime('1m')
    .sign(privateKey)}`;

describe('tokens of an issuer that shows its keys at an address', () => {
  it('are judged by them, and the keys are fetched once', async () => {
    const { url, asked } = await startIssuer(() => ({
      status: 200,
      body: JSON.stringify({ keys: [publicOf(first, '1')] }),
    }));
    const verify = createVerifier({ issuer: 'i', audience: 'a', keys: url });
    expect(await verify(await token(first, '1'))).toMatchObject({
      identity: { subject: 'someone', roles: [] },
    });
    await verify(await token(first, '1'));
    await expect(verify(await token(second, '1'))).rejects.toThrow(TokenRefused);
    expect(asked()).toBe(1);
  });

  it.each([
    ['s'.repeat(256), 'at most 255 characters, got 256'],
    ['some\u2028one', 'got U+2028'],
    ['some\u202eone', 'got U+202E'],
    ['någon', 'got U+00E5'],
    [' someone', 'without spaces at its ends'],
  ])(
    'are refused where they name whom no right could be taken from, and say why: %j',
    async (subject, why) => {
      const keys = { keys: [publicOf(first, '1')] };
      const verify = createVerifier({ issuer: 'i', audience: 'a', keys });
      const refused = await verify(await token(first, '1', subject)).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(TokenRefused);
      expect((refused as Error).message).toContain(`expected "sub" to be a subject`);
      expect((refused as Error).message).toContain(why);
    },
  );

  it('are not refused, but cannot be judged, while the issuer is down', async () => {
    const { url } = await startIssuer(() => ({ status: 500, body: 'down' }));
    const verify = createVerifier({ issuer: 'i', audience: 'a', keys: url });
    await expect(verify(await token(first, '1'))).rejects.toThrow(IssuerUnreachable);
  });
});
