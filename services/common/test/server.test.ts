import { EventEmitter, once } from 'node:events';
import { connect } from 'node:net';
import { createDataSource, createLogger, createServer, type Service } from '@hub/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient } from 'graphql-ws';
import type { DataSource } from 'typeorm';
import WebSocket from 'ws';
import { type Asker, asker, metric } from '../../../test/support/ask.js';
import { type CuttableProxy, cuttableProxy } from '../../../test/support/cuttable-proxy.js';
import { type TestIdentity, type TestIssuer, testIssuer } from '../../../test/support/identities.js';
import { type TestDatabase, testDatabase } from '../../../test/support/postgres.js';
import { until } from '../../../test/support/until.js';
import { SECOND_STATEMENT, TEST_LOCK, testSubgraph } from './test-subgraph.js';

interface Running {
  readonly service: Service;
  readonly url: string;
  readonly gate: { readonly events: EventEmitter };
  readonly statements: readonly string[];
  readonly log: () => Record<string, unknown>[];
}

let database: TestDatabase;
let proxy: CuttableProxy;
let issuer: TestIssuer;
let stranger: TestIssuer;
let neighbour: TestIssuer;
let running: Running;
let ask: Asker;

beforeAll(async () => {
  database = await testDatabase();
  proxy = await cuttableProxy(database.url);
  issuer = await testIssuer();
  stranger = await testIssuer();
  neighbour = await testIssuer('agreements');
  running = await run();
  ask = asker(`${running.url}/graphql`, {
    authorization: await issuer.authorization({ audience: 'test-12' }),
  });
});
afterAll(async () => {
  await running.service.stop();
  await proxy.close();
  await database.drop();
});

describe('identity', () => {
  it('reaches the operation', async () => {
    const authorization = await issuer.authorization({
      audience: 'test-12',
      subject: 'someone',
      roles: ['portal:12'],
    });
    const { data } = await asker(`${running.url}/graphql`, { authorization })('{ me }');
    expect(JSON.parse(data.me)).toEqual({ subject: 'someone', roles: ['portal:12'] });
  });

  it('may be that of an anonymous reader', async () => {
    expect(JSON.parse((await ask('{ me }')).data.me)).toEqual({ subject: null, roles: [] });
  });

  it.each<[string, () => Promise<string | undefined>]>([
    ['nothing', async () => undefined],
    ['another scheme', async () => 'Basic aHViOmh1Yg=='],
    ['no token', async () => 'Bearer nonsense'],
    ['an identity for another deployment', () => issuer.authorization({ audience: 'test-14' })],
    ['an expired identity', () => issuer.authorization({ audience: 'test-12', expiresIn: -30 })],
    ['an identity that lives too long', () => issuer.authorization({ audience: 'test-12', expiresIn: 600 })],
    ['an identity signed by somebody else', () => stranger.authorization({ audience: 'test-12' })],
    [
      'an identity of an issuer that is not the signer',
      () => issuer.authorization({ audience: 'test-12', issuer: 'agreements' }),
    ],
    ['a service that says who else is asking', () => ofService({ subject: 'someone' })],
    ['a service that asks for nobody', () => ofService({})],
    ['a service that claims roles', () => ofService({ subject: 'agreements', roles: ['hub-admin'] })],
    ['a service in the gateway’s name', () => ofService({ subject: 'agreements', issuer: 'hub-gateway' })],
    ['an identity that says it needs no signature', unsigned],
    ['an identity that was altered', altered],
  ])('is refused with 401 for %s', async (_what, made) => {
    const authorization = await made();
    const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
    const { status, data, errors } = await asker(`${running.url}/graphql`, headers)('{ me }');
    expect([status, data]).toEqual([401, undefined]);
    expect(errors).toEqual([
      {
        message: expect.stringContaining('Expected a valid signed identity'),
        extensions: { code: 'UNAUTHENTICATED', requestId: expect.any(String) },
      },
    ]);
  });

  it('of a service is its own name, without roles', async () => {
    const authorization = await ofService({ subject: 'agreements' });
    const { data } = await asker(`${running.url}/graphql`, { authorization })('{ me }');
    expect(JSON.parse(data.me)).toEqual({ subject: 'agreements', roles: [] });
  });

  it('may be longer than servers take by default, within limits', async () => {
    const rolesOf = (count: number) =>
      issuer.authorization({
        audience: 'test-12',
        subject: 'someone',
        roles: Array.from({ length: count }, (_, i) => `signatory:org-${i}`.padEnd(138, 'x')),
      });
    const long = await rolesOf(120);
    expect(long.length).toBeGreaterThan(20_000);
    const { data } = await asker(`${running.url}/graphql`, { authorization: long })('{ me }');
    expect(JSON.parse(data.me).roles).toHaveLength(120);
    const headers = { authorization: await rolesOf(200), 'content-type': 'application/json' };
    expect((await fetch(`${running.url}/graphql`, { method: 'POST', headers, body: '{}' })).status).toBe(431);
  });

  const ofService = (claims: Omit<TestIdentity, 'audience'>) =>
    neighbour.authorization({ audience: 'test-12', ...claims });

  async function unsigned(): Promise<string> {
    const [, payload] = (await issuer.authorization({ audience: 'test-12' })).split('.');
    const header = Buffer.from('{"alg":"none","kid":"hub-gateway"}').toString('base64url');
    return `Bearer ${header}.${payload}.`;
  }

  async function altered(): Promise<string> {
    const [header, payload = '', signature] = (await issuer.authorization({ audience: 'test-12' })).split(
      '.',
    );
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
    const more = Buffer.from(JSON.stringify({ ...claims, roles: ['hub-admin'] })).toString('base64url');
    return `${header}.${more}.${signature}`;
  }
});

describe('errors', () => {
  it('of unknown kinds leave masked, with the request id that the log has', async () => {
    const authorization = await issuer.authorization({ audience: 'test-12' });
    const { data, errors, headers } = await asker(`${running.url}/graphql`, {
      authorization,
      'x-request-id': 'request-1',
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    })('{ fault }');
    expect(data).toEqual({ fault: null });
    expect(errors).toEqual([
      {
        message: 'Internal error',
        locations: [{ line: 1, column: 3 }],
        path: ['fault'],
        extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'request-1' },
      },
    ]);
    expect(headers.get('x-request-id')).toBe('request-1');
    expect(running.log()).toContainEqual(
      expect.objectContaining({
        requestId: 'request-1',
        traceparent: expect.stringContaining('0af7651916cd43dd8448eb211c80319c'),
        err: expect.objectContaining({ message: expect.stringContaining('hunter2') }),
      }),
    );
  });

  it('of the database leave masked, and the log does not learn what was asked', async () => {
    const { errors } = await ask('query ($value: String!) { sqlFault(value: $value) }', {
      value: '850101-1234',
    });
    expect(errors?.[0]).toMatchObject({
      message: 'Internal error',
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    });
    expect(JSON.stringify(running.log())).toContain('no_such_table');
    expect(JSON.stringify(running.log())).not.toContain('850101');
  });

  it('with a code are told as they are', async () => {
    expect((await ask('{ told }')).errors?.[0]).toMatchObject({
      message: 'Expected less, got more.',
      extensions: { code: 'BAD_USER_INPUT', requestId: expect.any(String) },
    });
  });

  it.each([
    ['{', 'GRAPHQL_PARSE_FAILED'],
    ['{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ['query ($value: String!) { sqlFault(value: $value) }', 'BAD_USER_INPUT'],
    ['{ __schema { types { name } } }', 'GRAPHQL_VALIDATION_FAILED'],
  ])('of the request %j have the code %s', async (query, code) => {
    expect((await ask(query)).errors?.[0]?.extensions).toMatchObject({ code, requestId: expect.any(String) });
  });

  it.each([
    ['malformed JSON', '{"query":', 400],
    ['no body', '', 400],
    ['a body that is too large', `{"query":"${' '.repeat(1_000)}"}`, 413],
  ])('answer %s with JSON, a code and %s', async (_what, body, status) => {
    const authorization = await issuer.authorization({ audience: 'test-12' });
    const response = await fetch(`${running.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body,
    });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  });
});

describe('running', () => {
  it('answers for its health and counts what it does', async () => {
    expect((await fetch(`${running.url}/health/live`)).status).toBe(200);
    const ready = await fetch(`${running.url}/health/ready`);
    expect([ready.status, await ready.json()]).toEqual([
      200,
      { ready: true, deployment: 'test-12', database: 'reachable', migrations: 'applied' },
    ]);
    const before = await counts();
    await ask('{ one again: one }');
    await ask('{ told }');
    await fetch(`${running.url}/health/ready`);
    const after = await counts();
    expect(after.map((count, index) => count - (before[index] ?? 0))).toEqual([2, 2]);
  });

  it('outlives its database and goes on when it is back', async () => {
    expect((await ask('{ one }')).data).toEqual({ one: 1 });
    await proxy.cut();
    const down = await fetch(`${running.url}/health/ready`);
    expect([down.status, await down.json()]).toMatchObject([503, { ready: false, database: 'unreachable' }]);
    expect((await fetch(`${running.url}/health/live`)).status).toBe(200);
    expect(await ask('{ one }')).toMatchObject({
      data: { one: null },
      errors: [{ message: 'Internal error', extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
    });
    expect((await ask('{ me }')).errors).toBeUndefined();
    await proxy.mend();
    expect((await fetch(`${running.url}/health/ready`)).status).toBe(200);
    expect((await ask('{ one }')).data).toEqual({ one: 1 });
  });

  it('says which port is taken', async () => {
    const port = Number(new URL(running.url).port);
    await expect(run({ port })).rejects.toThrow(`Port ${port} on 127.0.0.1 is taken: set PORT`);
  });

  it('does not start without its database', async () => {
    await expect(run({ databaseUrl: 'postgres://nobody@127.0.0.1:1/none' })).rejects.toThrow(
      /127\.0\.0\.1:1.*check DATABASE_URL/,
    );
  });

  async function counts(): Promise<number[]> {
    return [
      await metric(running.url, 'hub_sql_statements_total'),
      await metric(running.url, 'hub_graphql_requests_total'),
    ];
  }
});

describe('a request whose client has gone', () => {
  const TWO = 'query ($transaction: Boolean!) { twoStatements(transaction: $transaction) }';

  const FIRST = `select pg_advisory_xact_lock(${TEST_LOCK})`;

  it.each([false, true])('sends no further statement (in a transaction: %s)', async (transaction) => {
    const { gate, statements, url } = running;
    const other = createDataSource({ url: database.url, entities: [], migrations: [] });
    await other.initialize();
    const holder = other.createQueryRunner();
    await holder.query(`select pg_advisory_lock(${TEST_LOCK})`);
    const before = statements.length;
    const client = new AbortController();
    const answer = fetch(`${url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: await issuer.authorization({ audience: 'test-12' }),
      },
      body: JSON.stringify({ query: TWO, variables: { transaction } }),
      signal: client.signal,
    });
    await until(() => statements.slice(before).includes(FIRST));
    const [gone, over] = [once(gate.events, 'gone'), once(gate.events, 'over')];
    client.abort();
    await expect(answer).rejects.toThrow();
    await gone;
    await holder.query(`select pg_advisory_unlock(${TEST_LOCK})`);
    await over;
    await holder.release();
    await other.destroy();
    expect(statements.slice(before)).not.toContain(SECOND_STATEMENT);
    expect(statements.slice(before).at(-1)).toBe(transaction ? 'ROLLBACK' : FIRST);
    expect((await ask(TWO, { transaction })).data).toEqual({ twoStatements: 'both' });
  });
});

describe('stopping', () => {
  it('finishes what is in flight, takes nothing new, and lets the database go', async () => {
    const own = await run({ databaseUrl: database.url });
    const authorization = await issuer.authorization({ audience: 'test-12' });
    const waiting = once(own.gate.events, 'waiting');
    const answer = asker(`${own.url}/graphql`, { authorization })('{ slow }');
    await waiting;
    const stopped = own.service.stop();
    await refusal(`${own.url}/health/live`);
    own.gate.events.emit('open');
    expect((await answer).data).toEqual({ slow: 'finished' });
    await stopped;
    await own.service.stop();
  });

  it('ends connections that stay idle or never finish', async () => {
    const own = await run({ databaseUrl: database.url, drainTimeout: 50 });
    const { port } = new URL(own.url);
    const half = connect(Number(port), '127.0.0.1');
    await once(half, 'connect');
    half.write('POST /graphql HTTP/1.1\r\nHost: x\r\n');
    const closed = once(half, 'close');
    half.on('error', () => {});
    await own.service.stop();
    await closed;
  });
});

/** Waits until no connection is taken any more. */
async function refusal(url: string): Promise<void> {
  for (;;) {
    const refused = await fetch(url).then(
      () => false,
      () => true,
    );
    if (refused) {
      return;
    }
  }
}

describe('subscriptions over graphql-ws', () => {
  describe('whose identity expires', () => {
    // Servers' clocks may differ by 5 seconds: it is believed for another second or so.
    const aboutToExpire = { audience: 'test-12', subject: 'someone', roles: ['portal:12'], expiresIn: -4 };

    it('are closed with 4403 then', async () => {
      const { socket } = await openSocket(aboutToExpire);
      expect(await once(socket, 'close')).toEqual([4403, Buffer.from('The signed identity has expired')]);
    });

    it('go on where a ping brings it anew, and say so to the ping', async () => {
      const { socket, messages } = await openSocket(aboutToExpire);
      const authorization = await issuer.authorization({ ...aboutToExpire, expiresIn: 50 });
      socket.send(JSON.stringify({ type: 'ping', payload: { authorization } }));
      await until(() => messages.some(({ type }) => type === 'pong'));
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      expect(socket.readyState).toBe(WebSocket.OPEN);
      socket.close();
    });

    it.each([
      ['another', { ...aboutToExpire, roles: ['portal:14'], expiresIn: 50 }],
      ['one that is not valid', { ...aboutToExpire, audience: 'test-14', expiresIn: 50 }],
    ])('are closed with 4403 where a ping brings %s', async (_what, identity) => {
      const { socket } = await openSocket({ ...aboutToExpire, expiresIn: 50 });
      const closed = once(socket, 'close');
      const authorization = await issuer.authorization(identity);
      socket.send(JSON.stringify({ type: 'ping', payload: { authorization } }));
      expect((await closed)[0]).toBe(4403);
    });

    async function openSocket(identity: TestIdentity) {
      const authorization = await issuer.authorization(identity);
      const socket = new WebSocket(`${running.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
      const messages: { readonly type: string }[] = [];
      socket.on('message', (data) => messages.push(JSON.parse(String(data))));
      await once(socket, 'open');
      socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization } }));
      await until(() => messages.some(({ type }) => type === 'connection_ack'));
      return { socket, messages };
    }
  });

  it('give messages, and end on the server when the client leaves', async () => {
    const client = await wsClient();
    const messages = client.iterate<{ ticks: number }>({ query: 'subscription { ticks }' });
    const subscribed = once(running.gate.events, 'subscribed');
    const first = messages.next();
    await subscribed;
    running.gate.events.emit('tick', 7);
    expect((await first).value).toEqual({ data: { ticks: 7 } });
    const ended = once(running.gate.events, 'ended');
    await messages.return?.();
    await ended;
    await client.dispose();
  });

  it('mask the faults of a message and go on', async () => {
    const client = await wsClient();
    const messages = client.iterate({ query: 'subscription { ticks }' });
    const subscribed = once(running.gate.events, 'subscribed');
    const first = messages.next();
    await subscribed;
    running.gate.events.emit('tick', -1);
    expect((await first).value).toMatchObject({
      data: null,
      errors: [
        {
          message: 'Internal error',
          extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: expect.any(String) },
        },
      ],
    });
    const second = messages.next();
    running.gate.events.emit('tick', 1);
    expect((await second).value).toEqual({ data: { ticks: 1 } });
    await messages.return?.();
    await client.dispose();
  });

  it('are named in errors and the log as each says itself, or like their connection', async () => {
    const client = await wsClient();
    const streams = ['stream-1', 'stream-2', 'not an id'].map((requestId) =>
      client.iterate({ query: 'subscription { ticks }', extensions: { requestId } }),
    );
    const told = streams.map(async (messages) => {
      const { value } = await messages.next();
      return (value as { errors: { extensions: object }[] }).errors[0]?.extensions;
    });
    await until(() => running.gate.events.listenerCount('tick') === 3);
    running.gate.events.emit('tick', -1);
    expect(await Promise.all(told)).toMatchObject([
      { requestId: 'stream-1' },
      { requestId: 'stream-2' },
      { requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    ]);
    for (const requestId of ['stream-1', 'stream-2']) {
      expect(running.log()).toContainEqual(
        expect.objectContaining({ requestId, msg: 'an operation failed', path: ['ticks'] }),
      );
    }
    for (const messages of streams) await messages.return?.();
    await client.dispose();
  });

  it('tell why they are refused', async () => {
    const client = await wsClient();
    for (const [query, code] of [
      ['subscription { refused }', 'BAD_USER_INPUT'],
      ['subscription { nothing }', 'BAD_USER_INPUT'],
      ['subscription {', 'GRAPHQL_PARSE_FAILED'],
    ]) {
      const outcome = await client
        .iterate({ query: query as string })
        .next()
        .then(
          ({ value }) => (value as { errors: unknown[] }).errors,
          (errors: unknown) => errors,
        );
      expect(outcome).toMatchObject([{ extensions: { code } }]);
    }
    await client.dispose();
  });

  it('leave the others on a connection alone when one can’t be read', async () => {
    const client = await wsClient();
    const subscribed = once(running.gate.events, 'subscribed');
    const first = client.iterate({ query: 'subscription { ticks }' }).next();
    await subscribed;
    await expect(client.iterate({ query: '{' }).next()).rejects.toBeDefined();
    running.gate.events.emit('tick', 3);
    expect((await first).value).toEqual({ data: { ticks: 3 } });
    await client.dispose();
  });

  it('have a fresh context for each message', async () => {
    const client = await wsClient();
    const numbers: unknown[] = [];
    for await (const { data } of client.iterate<{ contexts: number }>({
      query: 'subscription { contexts }',
    })) {
      numbers.push(data?.contexts);
    }
    expect(new Set(numbers).size).toBe(2);
    await client.dispose();
  });

  it.each<[string, (() => Promise<string>) | undefined]>([
    ['no identity', undefined],
    ['an identity for another deployment', () => issuer.authorization({ audience: 'test-14' })],
  ])('close with 4403 for %s', async (_what, made) => {
    const client = await wsClient(made === undefined ? {} : { authorization: await made() });
    await expect(client.iterate({ query: 'subscription { ticks }' }).next()).rejects.toMatchObject({
      code: 4403,
    });
    await client.dispose();
  });

  it('end when the service stops', async () => {
    const own = await run({ databaseUrl: database.url });
    const client = await wsClient(undefined, own.url);
    const subscribed = once(own.gate.events, 'subscribed');
    const next = client.iterate({ query: 'subscription { ticks }' }).next();
    await subscribed;
    const ending = expect(next).rejects.toMatchObject({ code: 1001 });
    await own.service.stop();
    await ending;
  });

  async function wsClient(connectionParams?: Record<string, unknown>, url = running.url) {
    return createClient({
      url: `${url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      connectionParams: connectionParams ?? {
        authorization: await issuer.authorization({ audience: 'test-12' }),
      },
    });
  }
});

async function run(
  options: { port?: number; databaseUrl?: string; drainTimeout?: number } = {},
): Promise<Running> {
  const lines: string[] = [];
  const logger = createLogger({ deployment: 'test-12', destination: { write: (line) => lines.push(line) } });
  const gate = { events: new EventEmitter() };
  const statements: string[] = [];
  const dataSource: DataSource = createDataSource({
    url: options.databaseUrl ?? proxy.url,
    entities: [],
    migrations: [],
    logger,
    onStatement: (sql) => statements.push(sql),
  });
  let contexts = 0;
  const service = createServer({
    port: options.port ?? 0,
    host: '127.0.0.1',
    deployment: 'test-12',
    logger,
    dataSource,
    trustedKeys: { keys: [...issuer.trustedKeys.keys, ...neighbour.trustedKeys.keys] } as never,
    subgraphs: [{ name: 'test', path: '/graphql', schema: testSubgraph().schema, subscriptions: true }],
    context: (base) => {
      contexts += 1;
      return { ...base, gate, number: contexts };
    },
    bodyLimit: 900,
    drainTimeout: options.drainTimeout,
  });
  try {
    const { port } = await service.start();
    return {
      service,
      url: `http://127.0.0.1:${port}`,
      gate,
      statements,
      log: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>),
    };
  } catch (error) {
    await service.stop();
    throw error;
  }
}
