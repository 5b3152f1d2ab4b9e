import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { base64url, decodeJwt, decodeProtectedHeader, type JWK, SignJWT } from 'jose';
import { freePort } from '../../test/support/free-ports.js';
import { until } from '../../test/support/until.js';
import { startGateway, type TestGateway } from './support/gateway.js';
import { connect } from './support/live-client.js';
import { type OidcServer, oidcKey, startOidcServer } from './support/oidc-server.js';
import { codeOf, post } from './support/post.js';

const AUDIENCE = 'https://hub.example/graphql';
const CLIENTS = {
  portal: ['portal:12', 'signatory:org-one', 'offline_access'],
  plain: [],
  broken: ['region-editor'],
};
const COOLDOWN = 200;

let port: number;
let server: OidcServer;
let gateway: TestGateway;

const serve = (keys: JWK[], lifetime = 60) => startOidcServer({ port, keys, clients: CLIENTS, lifetime });

beforeAll(async () => {
  port = await freePort();
  server = await serve([await oidcKey('first')]);
  gateway = await startGateway({
    tokenIssuer: {
      issuer: server.issuer,
      audience: AUDIENCE,
      keys: server.jwks,
      rolesClaim: 'hub.roles',
      clockTolerance: 0,
      keyCooldown: COOLDOWN,
    },
  });
});
afterAll(async () => {
  await gateway?.stop();
  await server?.stop();
});

const ask = (token: string) =>
  post(gateway.url, { query: '{ greeting }' }, { authorization: `Bearer ${token}` });
const statusOf = async (token: string) => {
  const answer = await ask(token);
  return [answer.status, codeOf(answer)];
};
const GOOD = [200, undefined];
const REFUSED = [401, 'UNAUTHENTICATED'];

function identityToldLast() {
  const token = String(gateway.subgraph.requests.at(-1)?.headers['authorization']).replace(/^Bearer /, '');
  return decodeJwt(token);
}

describe('a token that an OIDC server gives', () => {
  it('is believed over HTTP, with the roles of the hub that are in it', async () => {
    const token = await server.token('portal', AUDIENCE);
    expect(decodeProtectedHeader(token)).toMatchObject({ typ: 'at+jwt', alg: 'ES256', kid: 'first' });
    expect(await statusOf(token)).toEqual(GOOD);
    expect(identityToldLast()).toMatchObject({ sub: 'portal', roles: ['portal:12', 'signatory:org-one'] });
    expect(await statusOf(await server.token('plain', AUDIENCE))).toEqual(GOOD);
    expect(identityToldLast()).toMatchObject({ sub: 'plain', roles: [] });
  });

  it('is believed over WebSocket', async () => {
    const client = await connect(gateway.live);
    const authorization = `Bearer ${await server.token('portal', AUDIENCE)}`;
    client.send({ type: 'connection_init', payload: { authorization } });
    expect(await client.next()).toMatchObject({ type: 'connection_ack' });
    client.close();
  });

  it('is refused where it is meant for another', async () => {
    const answer = await ask(await server.token('portal', 'https://another.example/'));
    expect([answer.status, answer.body.errors?.[0]?.message]).toEqual([
      401,
      expect.stringContaining('audience'),
    ]);
  });

  it('is refused where a role of the hub in it is not as it must be', async () => {
    const answer = await ask(await server.token('broken', AUDIENCE));
    expect(answer.body.errors?.[0]?.message).toContain('region-editor to be held for a region');
    expect(answer.status).toBe(401);
  });

  it('is refused where it was changed, or signed again with what everyone can have', async () => {
    const token = await server.token('portal', AUDIENCE);
    const [header = '', , signature] = token.split('.');
    const claims = { ...decodeJwt(token), hub: { roles: ['hub-admin'] } };
    const changed = `${header}.${base64url.encode(JSON.stringify(claims))}.${signature}`;
    expect(await statusOf(changed)).toEqual(REFUSED);
    const shown = await (await fetch(server.jwks)).text();
    const withPublicKey = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', kid: 'first' })
      .sign(new TextEncoder().encode(shown));
    expect(await statusOf(withPublicKey)).toEqual(REFUSED);
    const unsigned = `${base64url.encode('{"alg":"none"}')}.${base64url.encode(JSON.stringify(claims))}.`;
    expect(await statusOf(unsigned)).toEqual(REFUSED);
  });

  it('is refused where it is of another server, whose keys these are not', async () => {
    const other = await startOidcServer({
      port: await freePort(),
      keys: [await oidcKey('first')],
      clients: CLIENTS,
      lifetime: 60,
    });
    try {
      expect(await statusOf(await other.token('portal', AUDIENCE))).toEqual(REFUSED);
    } finally {
      await other.stop();
    }
  });

  it('is refused once it has expired, though it was remembered, and ends its WebSocket', async () => {
    await server.stop();
    const key = await oidcKey('short');
    server = await serve([key], 2);
    let token = '';
    await until(
      () => token !== '',
      10_000,
      async () => {
        const given = await server.token('portal', AUDIENCE);
        if ((await ask(given)).status === 200) token = given;
      },
    );
    const client = await connect(gateway.live);
    client.send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
    await client.next();
    expect(await client.closed).toMatchObject({ code: 4403, reason: expect.stringContaining('expired') });
    const answer = await ask(token);
    expect([answer.status, answer.body.errors?.[0]?.message]).toEqual([
      401,
      expect.stringContaining('expired'),
    ]);
  });
});

describe('a server that changes its keys', () => {
  it('has its new tokens believed soon, and old ones for as long as it shows the old key', async () => {
    await server.stop();
    const [old, next] = [await oidcKey('old'), await oidcKey('next', 'EdDSA')];
    server = await serve([old]);
    const first = await server.token('portal', AUDIENCE);
    await believed(first);
    await server.stop();
    server = await serve([next, old]);
    const second = await server.token('portal', AUDIENCE);
    expect(decodeProtectedHeader(second)).toMatchObject({ kid: 'next', alg: 'EdDSA' });
    await believed(second);
    expect(await statusOf(first)).toEqual(GOOD);
  });

  it('has a token of a key that it shows no more refused', async () => {
    const before = await server.token('portal', AUDIENCE);
    await server.stop();
    server = await serve([await oidcKey('last')]);
    // The new key makes the gateway fetch the keys that there are now.
    await believed(await server.token('portal', AUDIENCE));
    expect(await statusOf(before)).toEqual(REFUSED);
  });

  it('and is down meanwhile: a token that can not be judged is not refused, but told so', async () => {
    const key = await oidcKey('hidden');
    await server.stop();
    server = await serve([key]);
    const token = await server.token('portal', AUDIENCE);
    await server.stop();
    let seen: unknown[] = [];
    // Until the keys may be asked for again, the token is of an unknown key.
    await until(
      () => seen[0] === 503,
      10_000,
      async () => {
        seen = await statusOf(token);
      },
    );
    expect(seen).toEqual([503, 'ISSUER_UNREACHABLE']);
    server = await serve([key]);
    await believed(token);
  });
});

/** Unknown keys are not looked for without a pause: waits until a token is believed. */
async function believed(token: string): Promise<void> {
  let status = 0;
  await until(
    () => status === 200,
    10_000,
    async () => {
      ({ status } = await ask(token));
    },
  );
}
