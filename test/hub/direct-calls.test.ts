import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { GATEWAY_ISSUER } from '@hub/schema/identity';
import { describe, expect, test } from '@jest/globals';
import { base64url, importJWK, type JWK, type JWTPayload, SignJWT } from 'jose';
import WebSocket from 'ws';
import { world } from '../world.js';

const hub = world();
const SERVICES = hub.deployments.filter(({ name }) => name !== 'gateway');
const keyOf = (name: string) =>
  JSON.parse(readFileSync(path.join(hub.dataDir, `keys/${name}.json`), 'utf8')) as JWK;
const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;

/** The identity that the gateway sends with a request, or one that differs from it. */
async function identity(
  audience: string,
  changes: JWTPayload = {},
  key: JWK | KeyObject = keyOf('gateway'),
  kid = GATEWAY_ISSUER,
): Promise<string> {
  const claims = {
    iss: GATEWAY_ISSUER,
    aud: audience,
    sub: 'forger',
    roles: ['hub-admin'],
    iat: inSeconds(0),
    exp: inSeconds(60),
    ...changes,
  };
  const ready = 'kty' in key ? await importJWK(key, 'EdDSA') : key;
  return new SignJWT(claims).setProtectedHeader({ alg: 'EdDSA', kid }).sign(ready);
}

/** Signed with the gateway's public key, which everyone may have, as if it were a shared secret. */
async function confused(audience: string, secret: Uint8Array): Promise<string> {
  return new SignJWT({
    iss: GATEWAY_ISSUER,
    aud: audience,
    sub: 'forger',
    roles: ['hub-admin'],
    exp: inSeconds(60),
  })
    .setProtectedHeader({ alg: 'HS256', kid: GATEWAY_ISSUER })
    .sign(secret);
}

const publicKey = () => {
  const { d: _private, ...shown } = keyOf('gateway');
  return shown;
};
const unsigned = (audience: string) => {
  const part = (value: object) => base64url.encode(JSON.stringify(value));
  const claims = { iss: GATEWAY_ISSUER, aud: audience, sub: 'forger', roles: [], exp: inSeconds(60) };
  return `${part({ alg: 'none', kid: GATEWAY_ISSUER })}.${part(claims)}.`;
};
const another = (audience: string) => SERVICES.find(({ name }) => name !== audience)?.name ?? '';

/** Every token that is none of the gateway's for the deployment that it is shown to. */
const WRONG: readonly [string, (audience: string) => Promise<string | undefined> | string | undefined][] = [
  ['without a token', () => undefined],
  ['with the token of a client', () => hub.token(['hub-admin'])],
  ['with the token that another deployment was sent', (audience) => identity(another(audience))],
  ['with one for several deployments', (audience) => identity('', { aud: [audience, another(audience)] })],
  ['with one for the hub', () => identity('agreement-hub')],
  ['with one that has expired', (audience) => identity(audience, { exp: inSeconds(-10) })],
  ['with one that never expires', (audience) => identity(audience, { exp: undefined })],
  ['with one that lives an hour', (audience) => identity(audience, { exp: inSeconds(3_600) })],
  ['with one that is not valid yet', (audience) => identity(audience, { nbf: inSeconds(60) })],
  [
    'with one that is signed with another key under the gateway’s name',
    (audience) => identity(audience, {}, generateKeyPairSync('ed25519').privateKey),
  ],
  [
    'with one of the agreements service under the gateway’s name',
    (audience) => identity(audience, {}, keyOf('agreements')),
  ],
  [
    'with one of the agreements service that names the gateway as its issuer',
    (audience) => identity(audience, {}, keyOf('agreements'), 'agreements'),
  ],
  [
    'with one of the agreements service for somebody else',
    (audience) => identity(audience, { iss: 'agreements' }, keyOf('agreements'), 'agreements'),
  ],
  [
    'with one of the agreements service in its own name, with a role',
    (audience) =>
      identity(audience, { iss: 'agreements', sub: 'agreements' }, keyOf('agreements'), 'agreements'),
  ],
  [
    'with one of an unknown issuer',
    (audience) => identity(audience, { iss: 'somebody' }, keyOf('gateway'), 'somebody'),
  ],
  ['with one of an issuer that is not its signer', (audience) => identity(audience, { iss: 'agreements' })],
  [
    'with one whose secret is the public key',
    (audience) => confused(audience, base64url.decode(publicKey().x ?? '')),
  ],
  [
    'with one whose secret is the public key as it is written',
    (audience) => confused(audience, new TextEncoder().encode(JSON.stringify(publicKey()))),
  ],
  ['with one that is not signed', unsigned],
  ['with one whose roles are no list', (audience) => identity(audience, { roles: 'hub-admin' })],
  ['with no token at all', () => 'nonsense'],
];

const ENDPOINTS = SERVICES.flatMap(({ name, port }) =>
  (name.startsWith('regions-') ? ['/territories', '/activities'] : ['/graphql']).map(
    (at) => [name, at, `http://127.0.0.1:${port}${at}`] as const,
  ),
);

async function ask(url: string, token: string | undefined) {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query: '{ __typename }' }),
  });
  const { data, errors } = (await response.json()) as {
    data?: unknown;
    errors?: { extensions: { code: string } }[];
  };
  return { status: response.status, data, code: errors?.[0]?.extensions.code };
}

describe.each(ENDPOINTS)('%s at %s', (audience, _at, url) => {
  test('answers who shows what the gateway sends it', async () => {
    expect(await ask(url, await identity(audience))).toMatchObject({
      status: 200,
      data: { __typename: 'Query' },
    });
  });

  test.each(WRONG)('refuses a call %s', async (_what, token) => {
    expect(await ask(url, await token(audience))).toEqual({
      status: 401,
      data: undefined,
      code: 'UNAUTHENTICATED',
    });
  });
});

describe('the streams of the agreements service', () => {
  const { port = 0 } = SERVICES.find(({ name }) => name === 'agreements') ?? {};

  async function hello(token: string | undefined): Promise<unknown> {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql`, 'graphql-transport-ws');
    await once(socket, 'open');
    const payload = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const closed = once(socket, 'close').then(([code]) => code as unknown);
    const message = once(socket, 'message').then(([data]) => JSON.parse(String(data)).type as unknown);
    socket.send(JSON.stringify({ type: 'connection_init', payload }));
    const heard = await Promise.race([closed, message]);
    socket.terminate();
    return heard;
  }

  test('are open to who shows what the gateway sends', async () => {
    expect(await hello(await identity('agreements'))).toBe('connection_ack');
  });

  test.each(WRONG)('are closed with 4403 to a call %s', async (_what, token) => {
    expect(await hello(await token('agreements'))).toBe(4403);
  });
});
