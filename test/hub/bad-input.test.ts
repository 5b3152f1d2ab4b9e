import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { exportJWK, generateKeyPair } from 'jose';
import { shortest } from '../support/shortest.js';
import { until } from '../support/until.js';
import { world } from '../world.js';

const hub = world();
const READ = '{ agreements(first: 1) { totalCount } }';

describe('an access token', () => {
  test.each<[string, Parameters<typeof hub.token>[1]]>([
    ['that has expired', { expires: '-1m' }],
    ['of another issuer', { issuer: 'http://localhost:1/dev-issuer' }],
    ['for another audience', { audience: 'another-hub' }],
  ])('%s is refused with 401, and never taken for none', async (_what, change) => {
    const { status, data, errors } = await hub.ask(READ, { token: await hub.token(['analyst'], change) });
    expect([status, errors?.[0]?.extensions.code, data]).toEqual([401, 'UNAUTHENTICATED', undefined]);
  });

  test('signed with a key of its own is refused', async () => {
    const { privateKey } = await generateKeyPair('ES256', { extractable: true });
    const token = await hub.token(['hub-admin'], { key: { ...(await exportJWK(privateKey)), alg: 'ES256' } });
    expect((await hub.ask(READ, { token })).status).toBe(401);
  });

  test('without a signature is refused', async () => {
    const [, claims] = (await hub.token(['hub-admin'])).split('.');
    const header = Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT' })).toString('base64url');
    expect((await hub.ask(READ, { token: `${header}.${claims}.` })).status).toBe(401);
  });
});

describe('a service', () => {
  test('refuses whoever comes past the gateway', async () => {
    for (const { name, port } of hub.deployments.filter((deployment) => deployment.name !== 'gateway')) {
      const place = name.startsWith('regions') ? 'territories' : 'graphql';
      const response = await fetch(`http://127.0.0.1:${port}/${place}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${await hub.token(['hub-admin'])}`,
        },
        body: JSON.stringify({ query: '{ __typename }' }),
      });
      expect([name, response.status]).toEqual([name, 401]);
    }
  });
});

describe('what does not exist', () => {
  test.each([
    '{ region(code: "99") { name } }',
    '{ region(code: "") { name } }',
    '{ municipality(code: "9999") { name } }',
    '{ municipality(code: "12") { name } }',
    '{ municipality(code: "1299") { name } }',
    '{ agreements(filter: { regionCode: ["12", "99"] }) { totalCount } }',
    '{ agreements(filter: { municipalityCode: ["9999"] }) { totalCount } }',
    '{ organisations(filter: { regionCode: ["99"] }) { totalCount } }',
  ])('is said of a code: %s', async (query) => {
    const { data, errors } = await hub.ask<Record<string, unknown>>(query);
    expect(errors).toEqual([
      expect.objectContaining({
        message: expect.stringContaining('code'),
        extensions: expect.objectContaining({ code: 'BAD_USER_INPUT' }),
      }),
    ]);
    expect(Object.values(data ?? {})).toEqual([null]);
  });

  test('is null for an id', async () => {
    const { data, errors } = await hub.ask(`{
      agreement(id: "99-agreement-nothing") { id } organisation(id: "org-nothing") { id } adherence(id: "nothing") { id }
    }`);
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      agreement: null,
      organisation: null,
      adherence: null,
    });
  });
});

describe('a list', () => {
  test.each([0, -1, 501])('of %p is refused with the range', async (first) => {
    const { errors } = await hub.ask('query($first: Int) { agreements(first: $first) { totalCount } }', {
      variables: { first },
    });
    expect(errors?.[0]).toMatchObject({
      message: expect.stringMatching(/1.*500/),
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  test('with a cursor that was tampered with, or that is from another list, is refused', async () => {
    const query = 'query($after: String) { agreements(first: 1, after: $after) { edges { cursor } } }';
    const { agreements } = await hub.data<{ agreements: { edges: { cursor: string }[] } }>(query);
    const cursor = agreements.edges[0]?.cursor ?? '';
    const tampered = cursor.slice(0, 10) + (cursor[10] === 'A' ? 'B' : 'A') + cursor.slice(11);
    for (const after of [tampered, 'x', '']) {
      const { errors } = await hub.ask(query, { variables: { after } });
      expect(errors?.[0]?.extensions.code).toBe('INVALID_CURSOR');
    }
    const foreign = await hub.ask(
      'query($after: String) { organisations(first: 1, after: $after) { totalCount } }',
      {
        variables: { after: cursor },
      },
    );
    expect(foreign.errors?.[0]?.extensions.code).toBe('INVALID_CURSOR');
  });

  test('searched for 10,000 characters is refused, and for SQL is just searched', async () => {
    const query = 'query($search: String) { agreements(filter: { search: $search }) { totalCount } }';
    const long = await hub.ask(query, { variables: { search: 'a'.repeat(10_000) } });
    expect(long.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    const sql = await hub.data(query, { variables: { search: "'; DROP TABLE agreement; --" } });
    expect(sql).toEqual({ agreements: { totalCount: 0 } });
    expect(
      (await hub.data<{ agreements: { totalCount: number } }>(READ)).agreements.totalCount,
    ).toBeGreaterThan(30);
  });
});

describe('an operation that would make the hub fetch without end', () => {
  const LONG = 'agreements(first: 500) { nodes { id title sources { document place } region { name } } }';
  const HOSTILE: readonly [string, string, object?][] = [
    [
      'lists in lists in lists',
      '{ agreements(first: 500) { nodes { adherences(first: 500) { nodes { organisation { adherences(first: 500) { nodes { id } } } } } } } }',
    ],
    [
      'lists as long as variables say',
      'query ($n: Int) { agreements(first: $n) { nodes { adherences(first: $n) { nodes { organisation { adherences(first: $n) { nodes { id } } } } } } } }',
      { n: 500 },
    ],
    [
      'the same long list under many names',
      `{ ${Array.from({ length: 16 }, (_, i) => `r${i}: region(code: "${i % 2 ? 12 : 14}") { a: ${LONG} b: ${LONG} }`).join(' ')} }`,
    ],
    [
      'a few lines that come back to themselves',
      `{ agreements(first: 500) { nodes { ...R } } } fragment R on Agreement { region { ${LONG.replace('name', `name ${LONG}`)} } }`,
    ],
  ];

  test('is refused at once, by what it may cost, and the hub stays prompt', async () => {
    const asked = HOSTILE.flatMap((each) => Array.from({ length: 10 }, () => each));
    const trial = async () => {
      const started = performance.now();
      const answers = asked.map(async ([what, query, variables]) => {
        const { status, errors } = await hub.ask(query, variables && { variables: { ...variables } });
        return { what, status, error: errors?.[0], milliseconds: performance.now() - started };
      });
      const health = await fetch(`${hub.origin}/health/live`);
      expect(health.status).toBe(200);
      const times = [performance.now() - started];
      for (const { what, status, error, milliseconds } of await Promise.all(answers)) {
        expect([what, status, error]).toMatchObject([
          what,
          400,
          {
            message: expect.stringContaining('"first"'),
            extensions: { code: 'LIMIT_EXCEEDED', limit: 'cost' },
          },
        ]);
        times.push(milliseconds);
      }
      return Math.max(...times);
    };
    expect(await shortest(trial)).toBeLessThan(1_000);
    expect((await hub.ask(READ)).errors).toBeUndefined();
  });

  test('is none of the named operations, nor one that says the same many times', async () => {
    const folder = fileURLToPath(new URL('../../schema/operations', import.meta.url));
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.graphql'))) {
      const query = readFileSync(path.join(folder, name), 'utf8');
      if (/^query/m.test(query)) expect([name, (await hub.ask(query)).errors]).toEqual([name, undefined]);
    }
    expect(
      (await hub.ask(`{ agreements(first: 1) { nodes { ${'id '.repeat(950)} } } }`)).errors,
    ).toBeUndefined();
  });
});

describe('a request id', () => {
  test('comes back in an error, and is in the log of the gateway and of the service that was asked', async () => {
    const { errors } = await hub.ask('{ agreements(first: 0) { totalCount } }');
    const requestId = errors?.[0]?.extensions.requestId;
    expect(requestId).toMatch(/^[\w-]{8,}$/);
    for (const name of ['gateway', 'agreements']) {
      // A process writes its line when it has answered, so that ours may come first.
      await until(() =>
        readFileSync(path.join(hub.dataDir, `logs/${name}.log`), 'utf8').includes(String(requestId)),
      );
    }
  });
});

describe('GraphQL that is wrong', () => {
  test.each([
    ['cannot be read', '{ agreements(', 'GRAPHQL_PARSE_FAILED', 400],
    ['asks for a field that is not there', '{ nothing }', 'GRAPHQL_VALIDATION_FAILED', 400],
  ])('and %s is answered with its code', async (_what, query, code, wanted) => {
    const { status, errors } = await hub.ask(query);
    expect([errors?.[0]?.extensions.code, status]).toEqual([code, wanted]);
  });

  test('and has a fragment that contains itself is answered, and the gateway lives on', async () => {
    const { errors } = await hub.ask('{ regions { ...A } } fragment A on Region { name ...A }');
    expect(errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect((await hub.ask(READ)).errors).toBeUndefined();
  });
});
