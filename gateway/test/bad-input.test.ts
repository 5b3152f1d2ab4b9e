import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startGateway, type TestGateway } from './support/gateway.js';
import { type Answer, answerOf, codeOf, post } from './support/post.js';
import { rawConnection, upgradeRequest } from './support/raw-web-socket.js';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.stop());

/** Nothing that is refused may reach a subgraph. */
async function refusedBeforeSubgraphs(ask: () => Promise<Answer>): Promise<Answer> {
  const before = gateway.subgraph.requests.length;
  const answer = await ask();
  expect(gateway.subgraph.requests.length).toBe(before);
  expect(answer.body.data).toBeUndefined();
  expect(answer.body.errors?.[0]?.extensions['requestId']).toBe(answer.headers.get('x-request-id'));
  return answer;
}

describe('a request that is not one', () => {
  it.each([
    ['text that is not JSON', '{"query": "{ greeting', 'not JSON'],
    ['no body', '', 'no body'],
    ['a list', [{ query: '{ greeting }' }], 'got none'],
    ['no query', { operationName: 'A' }, 'got none'],
    ['a query that is a number', { query: 1 }, 'got another JSON value'],
    ['variables that are text', { query: '{ greeting }', variables: '{}' }, 'got another JSON value'],
    [
      'an operation name that is a list',
      { query: '{ greeting }', operationName: [] },
      'got another JSON value',
    ],
  ])('is answered with 400 and says what came: %s', async (_name, body, said) => {
    const answer = await refusedBeforeSubgraphs(() => post(gateway.url, body));
    expect([answer.status, codeOf(answer)]).toEqual([400, 'BAD_REQUEST']);
    expect(answer.body.errors?.[0]?.message).toContain(said);
  });

  it('is answered with 413 where its body is over 1 MB', async () => {
    const answer = await refusedBeforeSubgraphs(() =>
      post(gateway.url, { query: '{ greeting }', extensions: { filler: 'x'.repeat(1024 * 1024) } }),
    );
    expect([answer.status, codeOf(answer)]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
  });

  it('is answered with 415 where its content type is another one', async () => {
    const answer = await refusedBeforeSubgraphs(() =>
      post(gateway.url, '{ greeting }', { 'content-type': 'application/graphql' }),
    );
    expect([answer.status, codeOf(answer)]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
  });

  it.each(['gzip', 'br', 'gzip, identity'])(
    'is answered with 415 where its body is encoded, saying what came: %s',
    async (encoding) => {
      const answer = await refusedBeforeSubgraphs(() =>
        post(gateway.url, gzipSync('{"query":"{ greeting }"}'), { 'content-encoding': encoding }),
      );
      expect([answer.status, codeOf(answer)]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
      expect(answer.body.errors?.[0]?.message).toContain(`got "${encoding}"`);
      expect(answer.headers.get('accept-encoding')).toBe('identity');
    },
  );

  it('is answered with 415 where its text is not in UTF-8', async () => {
    const answer = await refusedBeforeSubgraphs(() =>
      post(
        gateway.url,
        { query: '{ greeting }' },
        { 'content-type': 'application/json; charset=iso-8859-1' },
      ),
    );
    expect([answer.status, codeOf(answer)]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
  });

  it('is answered with 406 where no GraphQL answer is acceptable', async () => {
    const answer = await refusedBeforeSubgraphs(() =>
      post(gateway.url, { query: '{ greeting }' }, { accept: 'image/png' }),
    );
    expect([answer.status, codeOf(answer)]).toEqual([406, 'NOT_ACCEPTABLE']);
  });

  it.each(['PUT', 'DELETE', 'PATCH'])('is answered with 405 where its method is %s', async (method) => {
    const answer = await answerOf(
      await fetch(gateway.url, { method, headers: { 'content-type': 'application/json' }, body: '{}' }),
    );
    expect([answer.status, codeOf(answer)]).toEqual([405, 'METHOD_NOT_ALLOWED']);
    expect(answer.headers.get('allow')).toBe('GET, POST');
  });

  it('is answered with 404 in the same form at an address where nothing is', async () => {
    const answer = await answerOf(await fetch(new URL('/nothing', gateway.url)));
    expect([answer.status, codeOf(answer)]).toEqual([404, 'NOT_FOUND']);
  });

  it('is answered with 431 in the same form where its headers are too large', async () => {
    const answer = await fetch(`${gateway.url}?query=${'x'.repeat(20_000)}`);
    expect(answer.status).toBe(431);
    expect(codeOf({ ...(await answerOf(answer)) })).toBe('PAYLOAD_TOO_LARGE');
  });

  it('is answered with 400 in the same form where its address can not be decoded', async () => {
    const answer = await answerOf(await fetch(new URL('/%zz', gateway.url)));
    expect([answer.status, codeOf(answer)]).toEqual([400, 'BAD_REQUEST']);
    expect(answer.headers.get('x-frame-options')).toMatch(/./);
  });

  it.each<[string, string]>([
    ['what is no HTTP', 'nonsense\r\n\r\n'],
    ['headers that are too large', `GET / HTTP/1.1\r\nhost: a\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`],
    ['an address that can not be decoded', 'GET /%zz HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n'],
    ['a WebSocket without a key', upgradeRequest('ws://hub.test/graphql', { 'sec-websocket-key': '' })],
    [
      'a WebSocket of an older version',
      upgradeRequest('ws://hub.test/graphql', { 'sec-websocket-version': '12' }),
    ],
    [
      'a WebSocket that offers a protocol twice',
      upgradeRequest('ws://hub.test/graphql', { 'sec-websocket-protocol': 'a,a' }),
    ],
  ])('has its id in the header and in the answer: %s', async (_what, sent) => {
    const socket = await rawConnection(gateway.live);
    socket.write(sent);
    const answer = await text(socket);
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    const id = /^x-request-id: ([0-9a-f-]{36})\r$/m.exec(answer)?.[1];
    const { errors } = JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')));
    expect(errors).toEqual([
      {
        message: expect.stringMatching(/^Expected /),
        extensions: { code: expect.stringMatching(/^(BAD_REQUEST|PAYLOAD_TOO_LARGE)$/), requestId: id },
      },
    ]);
  });
});

describe('an operation that is not valid', () => {
  it.each([
    ['that does not parse', { query: '{ greeting' }, 'GRAPHQL_PARSE_FAILED'],
    ['with a field that does not exist', { query: '{ nothing }' }, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'with a fragment that holds itself',
      { query: '{ node { ...A } } fragment A on Node { node { ...A } }' },
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['with an argument of another type', { query: '{ greeting(name: 1) }' }, 'GRAPHQL_VALIDATION_FAILED'],
  ])('is answered with 400 and a code: %s', async (_name, body, code) => {
    const answer = await refusedBeforeSubgraphs(() => post(gateway.url, body));
    expect([answer.status, codeOf(answer)]).toEqual([400, code]);
  });

  it.each([
    ['of an unknown name', { query: 'query A { greeting }', operationName: 'B' }],
    ['of several, without a name', { query: 'query A { greeting } query B { greeting }' }],
    [
      'with a variable of another type',
      { query: 'query ($name: String!) { greeting(name: $name) }', variables: { name: 7 } },
    ],
    ['without a variable it must have', { query: 'query ($name: String!) { greeting(name: $name) }' }],
  ])('is answered with 400 and BAD_USER_INPUT: one %s', async (_name, body) => {
    const answer = await refusedBeforeSubgraphs(() => post(gateway.url, body));
    expect([answer.status, codeOf(answer)]).toEqual([400, 'BAD_USER_INPUT']);
  });

  it('is answered with 200 for a client that knows only application/json', async () => {
    const answer = await post(gateway.url, { query: '{ nothing }' }, { accept: 'application/json' });
    expect([answer.status, codeOf(answer)]).toEqual([200, 'GRAPHQL_VALIDATION_FAILED']);
  });

  it('is refused over HTTP where it is a subscription', async () => {
    const answer = await refusedBeforeSubgraphs(() => post(gateway.url, { query: 'subscription { ticks }' }));
    expect([answer.status, codeOf(answer)]).toEqual([400, 'BAD_REQUEST']);
    expect(answer.body.errors?.[0]?.message).toContain('WebSocket');
  });
});

describe('an operation over a limit', () => {
  const nested = (depth: number) => `{ ${'node { '.repeat(depth - 1)}id${' }'.repeat(depth - 1)} }`;
  const aliases = (count: number) =>
    `{ ${Array.from({ length: count }, (_, i) => `a${i}: __typename`).join(' ')} }`;

  it.each([
    ['depth', nested(16), 16],
    ['nesting', `{ ${'... { '.repeat(60)}greeting${' }'.repeat(61)}`, undefined],
    ['nesting', '{ node '.repeat(140_000), undefined],
    ['fields', `{ node { ${'id '.repeat(1_000)} } }`, 1_001],
    ['aliases', `{ node { ${aliases(51).slice(1, -1)} } }`, 51],
    ['directives', `{ greeting ${'@include(if: true) '.repeat(51)} }`, 51],
    ['rootFields', aliases(21), 21],
    ['tokens', `{ ${'greeting '.repeat(5_000)} }`, undefined],
  ])(
    'is answered with 400, whatever the client accepts, naming the limit and what came: %s',
    async (limit, query, got) => {
      for (const accept of ['application/json', 'application/graphql-response+json']) {
        const answer = await refusedBeforeSubgraphs(() => post(gateway.url, { query }, { accept }));
        expect(answer.status).toBe(400);
        const error = answer.body.errors?.find(({ extensions }) => extensions['limit'] === limit);
        expect(error?.extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', limit, ...(got && { got }) });
      }
    },
  );

  it('is refused where its variables are nested too deeply', async () => {
    const value = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const answer = await refusedBeforeSubgraphs(() =>
      post(
        gateway.url,
        `{ "query": "query ($name: String) { greeting(name: $name) }", "variables": { "name": ${value} } }`,
      ),
    );
    expect([answer.status, answer.body.errors?.[0]?.extensions['limit']]).toEqual([400, 'nesting']);
  });

  it('is let through at the limit', async () => {
    expect((await post(gateway.url, { query: nested(15) })).body.errors).toBeUndefined();
    expect((await post(gateway.url, { query: aliases(20) })).body.errors).toBeUndefined();
  });

  it('is found behind fragments that would take for ever to write out', async () => {
    const last = 57;
    const fragments = Array.from({ length: last }, (_, i) => {
      const later = Array.from({ length: last - i }, (_, j) => `...F${i + j + 1}`);
      return `fragment F${i} on Node { id ${later.join(' ')} }`;
    });
    const answer = await refusedBeforeSubgraphs(() =>
      post(gateway.url, {
        query: `{ node { ...F0 } } ${fragments.join(' ')} fragment F${last} on Node { id }`,
      }),
    );
    expect(answer.body.errors?.map(({ extensions }) => extensions['limit'])).toEqual(['fields']);
  });
});

describe('a request that a page of another origin could have a browser send', () => {
  it.each([
    [
      'POST of a form',
      {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'query={greeting}',
      },
    ],
    [
      'POST of text',
      { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{"query":"{ greeting }"}' },
    ],
    [
      'POST of several parts',
      { method: 'POST', headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: '--x--' },
    ],
    ['GET', { method: 'GET' }],
    ['GET of text', { method: 'GET', headers: { 'content-type': 'text/plain;charset=UTF-8' } }],
  ])('is refused: %s', async (_name, request) => {
    const url = request.method === 'GET' ? `${gateway.url}?query={greeting}` : gateway.url;
    const answer = await refusedBeforeSubgraphs(async () => answerOf(await fetch(url, request)));
    expect([answer.status, codeOf(answer)]).toEqual([403, 'CSRF_PREVENTED']);
  });

  it.each(['x-apollo-operation-name', 'apollo-require-preflight', 'graphql-require-preflight'])(
    'is answered where the header %s shows that the browser has asked first',
    async (header) => {
      const answer = await answerOf(
        await fetch(`${gateway.url}?query={greeting}`, { headers: { [header]: 'yes' } }),
      );
      expect(answer.body.data).toEqual({ greeting: 'Hello world' });
    },
  );

  it('executes nothing where a browser navigates to an address with a query', async () => {
    const before = gateway.subgraph.requests.length;
    const response = await fetch(`${gateway.url}?query={greeting}`, {
      headers: { accept: 'text/html,*/*;q=0.8' },
    });
    await response.text();
    expect(gateway.subgraph.requests.length).toBe(before);
  });
});

describe('a GET', () => {
  const get = async (query: string) =>
    answerOf(
      await fetch(`${gateway.url}?query=${encodeURIComponent(query)}`, {
        headers: { 'graphql-require-preflight': 'yes', accept: 'application/graphql-response+json' },
      }),
    );

  it('is answered where it asks', async () => {
    expect((await get('{ greeting(name: "åäö") }')).body.data).toEqual({ greeting: 'Hello åäö' });
  });

  it('is refused where it would change something', async () => {
    const answer = await refusedBeforeSubgraphs(() => get('mutation { add(amount: 1) }'));
    expect([answer.status, codeOf(answer)]).toEqual([405, 'METHOD_NOT_ALLOWED']);
    expect(answer.headers.get('allow')).toBe('POST');
  });
});
