import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { base64url, decodeJwt, decodeProtectedHeader, SignJWT } from 'jose';
import { AUDIENCE, accessToken, ISSUER, startGateway, type TestGateway } from './support/gateway.js';
import { connect } from './support/live-client.js';
import { codeOf, post } from './support/post.js';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.stop());

const ask = (authorization?: string) =>
  post(gateway.url, { query: '{ greeting }' }, authorization === undefined ? {} : { authorization });
const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;

/** The identity that the subgraph was told last. */
function identityToldLast() {
  const token = String(gateway.subgraph.requests.at(-1)?.headers['authorization']).replace(/^Bearer /, '');
  return { ...decodeProtectedHeader(token), ...decodeJwt(token) } as Record<string, unknown>;
}

describe('a caller', () => {
  it('without a token is anonymous, and the subgraph is told so', async () => {
    expect((await ask()).status).toBe(200);
    const told = identityToldLast();
    expect(told).toMatchObject({
      alg: 'EdDSA',
      kid: 'hub-gateway',
      iss: 'hub-gateway',
      aud: 'things',
      roles: [],
    });
    expect(told['sub']).toBeUndefined();
    expect(Number(told['exp'])).toBeLessThanOrEqual(inSeconds(60));
  });

  it('with a good token is who it says, with the roles that are those of the hub', async () => {
    const roles = ['signatory:org-one', 'hub-admin', 'No Role', 'offline_access', 'analyst;drop'];
    expect((await ask(`Bearer ${await accessToken({ roles })}`)).status).toBe(200);
    expect(identityToldLast()).toMatchObject({ sub: 'someone', roles: ['signatory:org-one', 'hub-admin'] });
  });

  it.each(['JWT', 'at+jwt', 'application/at+jwt', undefined])(
    'may have a token of the type %s',
    async (typ) => {
      expect((await ask(`Bearer ${await accessToken({}, undefined, typ)}`)).status).toBe(200);
    },
  );

  it('never has its own token passed on', async () => {
    const token = await accessToken();
    await ask(`Bearer ${token}`);
    expect(JSON.stringify(gateway.subgraph.requests.at(-1)?.headers)).not.toContain(token);
  });

  it('is let in a few seconds after the end of its token: clocks differ', async () => {
    expect((await ask(`Bearer ${await accessToken({ exp: inSeconds(-2) })}`)).status).toBe(200);
  });
});

describe('a token that does not do is answered with 401, never taken for none', () => {
  const claims = { iss: ISSUER, aud: AUDIENCE, sub: 'someone', roles: ['hub-admin'], exp: inSeconds(60) };
  const part = (value: object) => base64url.encode(JSON.stringify(value));
  const withSecret = async () =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', kid: 'test' })
      .sign(new TextEncoder().encode('x'.repeat(32)));
  const tampered = async () => {
    const [header, , signature] = (await accessToken()).split('.');
    return `${header}.${part({ ...claims, sub: 'admin' })}.${signature}`;
  };

  it.each<[string, () => Promise<string> | string, string]>([
    ['expired', () => accessToken({ exp: inSeconds(-10) }), 'expired'],
    [
      'forged with another key',
      () => accessToken({}, generateKeyPairSync('ed25519').privateKey),
      'signature',
    ],
    ['changed after it was signed', tampered, 'signature'],
    ['of the algorithm none', () => `${part({ alg: 'none' })}.${part(claims)}.`, 'algorithm'],
    ['signed with a shared secret', withSecret, 'algorithm'],
    ['for a foreign audience', () => accessToken({ aud: 'another-service' }), 'audience'],
    ['of a foreign issuer', () => accessToken({ iss: 'https://evil.test' }), 'issuer'],
    ['without an end', () => accessToken({ exp: undefined }), '"exp"'],
    ['without a subject', () => accessToken({ sub: undefined }), '"sub"'],
    ['not valid yet', () => accessToken({ nbf: inSeconds(60) }), 'not valid yet'],
    ['with a claim of roles of another shape', () => accessToken({ roles: 'hub-admin' }), 'a list of texts'],
    [
      'with a role without its scope',
      () => accessToken({ roles: ['portal'] }),
      'portal to be held for a region',
    ],
    ['of another kind than access tokens', () => accessToken({}, undefined, 'logout+jwt'), 'type'],
    ...[5, null, {}, [], true].map((typ): [string, () => Promise<string>, string] => [
      `with the type ${JSON.stringify(typ)}, which is no text`,
      () => accessToken({}, undefined, typ as never),
      'type',
    ]),
    [
      'with a subject that is too long to name',
      () => accessToken({ sub: 's'.repeat(256) }),
      '255 characters',
    ],
    ['with a subject of two lines', () => accessToken({ sub: 'one\ntwo' }), 'U+000A'],
    ['with a subject with NUL', () => accessToken({ sub: 'one\0' }), 'U+0000'],
    ['with a subject with half a character', () => accessToken({ sub: 'one\ud800' }), 'U+D800'],
    ['with a subject of spaces', () => accessToken({ sub: '  ' }), 'not empty'],
    ['no token at all', () => 'nonsense', 'not a signed JWT'],
  ])('%s', async (_name, token, said) => {
    const before = gateway.subgraph.requests.length;
    const answer = await ask(`Bearer ${await token()}`);
    expect([answer.status, codeOf(answer)]).toEqual([401, 'UNAUTHENTICATED']);
    expect(answer.headers.get('www-authenticate')).toContain('Bearer error="invalid_token"');
    expect(answer.body.errors?.[0]?.message).toContain(said);
    expect(answer.body.data).toBeUndefined();
    expect(gateway.subgraph.requests.length).toBe(before);
  });

  it.each([['Basic c29tZW9uZTpzZWNyZXQ='], ['Bearer'], ['Bearer a b'], ['']])(
    'a header "%s"',
    async (header) => {
      const answer = await ask(header);
      expect([answer.status, codeOf(answer)]).toEqual([401, 'UNAUTHENTICATED']);
    },
  );
});

describe('a token of many roles', () => {
  /** The longest that is accepted, and the next longer one. */
  async function longest(): Promise<[string, string]> {
    const roles = Array.from({ length: 62 }, (_, i) => `signatory:org-${i}-`.padEnd(138, 'x'));
    let fits = '';
    for (let pad = 0; ; pad += 1) {
      const token = await accessToken({ iss: ISSUER, roles, pad: 'x'.repeat(pad) });
      if (token.length > 12_288) return [fits, token];
      fits = token;
    }
  }

  it('is passed on whole where it is as long as it may be', async () => {
    const [token] = await longest();
    expect(token.length).toBeGreaterThan(12_280);
    const answer = await post(
      gateway.url,
      { query: '{ greeting }' },
      { authorization: `Bearer ${token}`, traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01` },
    );
    expect([answer.status, answer.body.data]).toEqual([200, { greeting: 'Hello world' }]);
    expect(identityToldLast()['roles']).toHaveLength(62);
  });

  it('that is longer is refused by the gateway, over HTTP and WebSocket', async () => {
    const [, token] = await longest();
    const before = gateway.subgraph.requests.length;
    const answer = await ask(`Bearer ${token}`);
    expect([answer.status, codeOf(answer)]).toEqual([401, 'UNAUTHENTICATED']);
    expect(answer.body.errors?.[0]?.message).toContain('at most 12288 characters');
    const client = await connect(gateway.live);
    client.send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
    expect(await client.closed).toMatchObject({ code: 4403 });
    expect(gateway.subgraph.requests.length).toBe(before);
  });
});

describe('a gateway without a token issuer', () => {
  it('serves anonymous callers and refuses every token', async () => {
    const closed = await startGateway({ tokenIssuer: undefined });
    expect((await post(closed.url, { query: '{ greeting }' })).status).toBe(200);
    const answer = await post(
      closed.url,
      { query: '{ greeting }' },
      { authorization: `Bearer ${await accessToken()}` },
    );
    expect([answer.status, codeOf(answer)]).toEqual([401, 'UNAUTHENTICATED']);
    await closed.stop();
  });
});
