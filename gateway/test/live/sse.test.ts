import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient } from 'graphql-sse';
import { until } from '../../../test/support/until.js';
import { openEvents, readEvents } from '../support/event-source.js';
import { untilNone } from '../support/figure.js';
import { accessToken, startGateway, type TestGateway } from '../support/gateway.js';
import { post } from '../support/post.js';
import { rawConnection } from '../support/raw-web-socket.js';
import { LONG_ANSWER } from '../support/unread.js';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway({ live: { pingInterval: 200 } });
});
afterAll(() => gateway.stop());

const TICKS = 'subscription ($n: Int! = 2) { ticks(to: $n) }';
const next = (data: unknown) => ({ event: 'next', data: { data } });
const COMPLETE = { event: 'complete', data: undefined };

const get = (parameters: Record<string, string>, headers: Record<string, string> = {}) =>
  readEvents(`${gateway.url}?${new URLSearchParams(parameters)}`, {
    headers: { accept: 'text/event-stream', ...headers },
  });

describe('a client over SSE', () => {
  it('hears each event of its subscription, which ends at the subgraph when it goes away', async () => {
    const stream = await openEvents(gateway.url, { query: TICKS, variables: { n: 2 } });
    expect(stream.status).toBe(200);
    expect(stream.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(stream.headers.get('cache-control')).toBe('no-store');
    expect(stream.headers.get('x-request-id')).toMatch(/./);
    expect(stream.headers.get('x-frame-options')).toMatch(/./);
    expect(await stream.next()).toEqual(next({ ticks: 1 }));
    expect(await stream.next()).toEqual(next({ ticks: 2 }));
    stream.leave();
    await gateway.subgraph.quiet();
  });

  it('may ask with GET, as EventSource does', async () => {
    const stream = await get({ query: TICKS, variables: '{"n":1}' });
    expect(await stream.next()).toEqual(next({ ticks: 1 }));
    stream.leave();
    await gateway.subgraph.quiet();
  });

  it('may query and mutate too, each answered by one event and the end', async () => {
    const query = await openEvents(gateway.url, { query: '{ greeting(name: "you") }' });
    expect([await query.next(), await query.next(), await query.next()]).toEqual([
      next({ greeting: 'Hello you' }),
      COMPLETE,
      undefined,
    ]);
    const mutation = await openEvents(gateway.url, { query: 'mutation { add(amount: 2) }' });
    expect([await mutation.next(), await mutation.next()]).toEqual([
      next({ add: expect.any(Number) }),
      COMPLETE,
    ]);
  });

  it.each<[string, object, string]>([
    ['does not parse', { query: 'subscription {' }, 'GRAPHQL_PARSE_FAILED'],
    ['is not valid', { query: 'subscription { nothing }' }, 'GRAPHQL_VALIDATION_FAILED'],
    ['has variables that do not fit', { query: TICKS, variables: { n: 'many' } }, 'BAD_USER_INPUT'],
    ['is nested too deeply', { query: `{ ${'a { '.repeat(300)} a ${'}'.repeat(301)}` }, 'LIMIT_EXCEEDED'],
  ])('is told in an event where its operation %s', async (_what, asked, code) => {
    const stream = await openEvents(gateway.url, asked);
    expect(stream.status).toBe(200);
    expect(await stream.next()).toMatchObject({
      event: 'next',
      data: { errors: [{ extensions: { code, requestId: stream.headers.get('x-request-id') } }] },
    });
    expect(await stream.next()).toEqual(COMPLETE);
  });

  it('is kept open on its way by comments while nothing happens', async () => {
    const response = await fetch(gateway.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query: 'subscription { ticks(to: 0) }' }),
    });
    let text = '';
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    while (text.length < 9) text += new TextDecoder().decode((await reader.read()).value);
    expect(text).toBe(':\n\n:\n\n:\n\n');
    await reader.cancel();
    await gateway.subgraph.quiet();
  });
});

describe('a request for a stream of events', () => {
  const refused = async (stream: Promise<Awaited<ReturnType<typeof openEvents>>>) => {
    const answer = await stream;
    const { errors } = (await answer.json()) as { errors: { extensions: { code: string } }[] };
    return [answer.status, errors[0]?.extensions.code];
  };

  it('is refused like any other where it is none', async () => {
    expect(await refused(openEvents(gateway.url, {}))).toEqual([400, 'BAD_REQUEST']);
    expect(
      await refused(openEvents(gateway.url, { query: TICKS }, { authorization: 'Bearer nonsense' })),
    ).toEqual([401, 'UNAUTHENTICATED']);
    expect(
      await refused(openEvents(gateway.url, { query: TICKS }, { 'content-type': 'text/plain' })),
    ).toEqual([403, 'CSRF_PREVENTED']);
    expect(await refused(get({ query: 'mutation { add(amount: 1) }' }))).toEqual([405, 'METHOD_NOT_ALLOWED']);
  });

  it('is refused with GET from a page of a foreign origin, and taken from one that is allowed', async () => {
    expect(await refused(get({ query: TICKS }, { origin: 'https://evil.test' }))).toEqual([
      403,
      'ORIGIN_REFUSED',
    ]);
    const allowed = await get({ query: TICKS }, { origin: 'https://portal.test' });
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://portal.test');
    expect(await allowed.next()).toEqual(next({ ticks: 1 }));
    allowed.leave();
    await gateway.subgraph.quiet();
  });

  it('takes what it likes best: JSON for a query, where that is named first, and events for a subscription', async () => {
    const accept = 'application/graphql-response+json, application/json, text/event-stream, multipart/mixed';
    const query = await openEvents(gateway.url, { query: '{ greeting }' }, { accept });
    expect(query.headers.get('content-type')).toContain('application/graphql-response+json');
    expect(await query.json()).toEqual({ data: { greeting: 'Hello world' } });
    const stream = await openEvents(gateway.url, { query: TICKS }, { accept });
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    expect(await stream.next()).toEqual(next({ ticks: 1 }));
    stream.leave();
    await gateway.subgraph.quiet();
  });

  it('is needed for a subscription, which no wildcard stands for', async () => {
    const answer = await openEvents(gateway.url, { query: TICKS }, { accept: '*/*' });
    expect([answer.status, await answer.json()]).toMatchObject([
      400,
      { errors: [{ message: expect.stringContaining('accept text/event-stream') }] },
    ]);
  });
});

/** The bytes of a request, so that several can be sent at once. */
function posted(accept: string, asked: string | object): string {
  const body = JSON.stringify(typeof asked === 'string' ? { query: asked } : asked);
  const headers = `host: hub.test\r\ncontent-type: application/json\r\naccept: ${accept}`;
  return `POST /graphql HTTP/1.1\r\n${headers}\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
}

/** All that comes on a connection of its own after some bytes were sent, and more at its first event, until it is closed. */
async function answersTo(bytes: string, more = ''): Promise<string> {
  const socket = await rawConnection(gateway.live);
  let text = '';
  socket.on('data', (part) => {
    const was = text;
    text += String(part);
    if (text.includes('event: next') && !was.includes('event: next')) socket.write(more);
  });
  socket.on('error', () => undefined);
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.write(bytes);
  await closed;
  return text;
}

describe('what was sent behind a request for a stream on its connection', () => {
  const sum = async () => (await post(gateway.url, { query: 'mutation { add(amount: 0) }' })).body.data;

  it.each(['application/json', 'text/event-stream'])(
    'is not begun, since no answer could follow: a mutation that is to be answered in %s',
    async (accept) => {
      const before = await sum();
      const mutation = posted(accept, 'mutation { add(amount: 1) }');
      const text = await answersTo(posted('text/event-stream', '{ greeting }') + mutation.repeat(3));
      expect(text.match(/HTTP\/1\.1 /g)).toHaveLength(1);
      expect(text).toContain('connection: close');
      expect(text).toMatch(/event: complete\ndata:\s*$/);
      expect(await sum()).toEqual(before);
    },
  );

  it('is not begun either where a query is ahead of both that could have been answered by a stream, too', async () => {
    const before = await sum();
    const first = posted('application/json, text/event-stream', '{ greeting }');
    const mutation = posted('application/json', 'mutation { add(amount: 1) }');
    const text = await answersTo(first + posted('text/event-stream', '{ greeting }') + mutation.repeat(3));
    expect(text.match(/HTTP\/1\.1 /g)).toHaveLength(2);
    expect(text).toMatch(/"greeting":"Hello world"[\s\S]*event: complete\ndata:\s*$/);
    expect(await sum()).toEqual(before);
  });

  it('does not hide that its client has gone, however much it was', async () => {
    const more = posted('application/json', '{ greeting }').repeat(15_000);
    const text = await answersTo(posted('text/event-stream', LONG_ANSWER), more);
    expect(text).toMatch(/event: complete\ndata:\s*$/);
    await untilNone(gateway.url, 'hub_sse_connections', 3_000);
  });

  it('is answered where no stream came of it', async () => {
    const before = await sum();
    const accept = 'application/json, text/event-stream';
    const mutation = posted(accept, 'mutation { add(amount: 1) }');
    const refused = posted('text/event-stream', '').replace('application/json', 'text/plain');
    const text = await answersTo(refused + mutation.repeat(2) + posted('text/event-stream', '{ greeting }'));
    expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual([403, 200, 200, 200].map((status) => `HTTP/1.1 ${status}`));
    expect(await sum()).toEqual({ add: (before as { add: number }).add + 2 });
  });

  it('is not looked at where it is no request: the stream goes on', async () => {
    const socket = await rawConnection(gateway.live);
    let text = '';
    socket.on('data', (part) => {
      text += String(part);
    });
    socket.write(posted('text/event-stream', TICKS));
    await until(() => text.includes('{"ticks":2}'), 5_000);
    socket.write('\0\0\r\n\r\n');
    const { length } = text;
    await until(() => text.length > length + 2 * ':\n\n'.length, 5_000);
    expect(text.slice(length)).toMatch(/^(:\n\n)+$/);
    socket.destroy();
    await gateway.subgraph.quiet();
  });
});

describe('a request for a stream that was sent behind another on its connection', () => {
  const both = (query: string) => posted('application/json', '{ held }') + posted('text/event-stream', query);

  it('is answered after that', async () => {
    const socket = await rawConnection(gateway.live);
    let text = '';
    socket.on('data', (part) => {
      text += String(part);
    });
    socket.write(both(TICKS));
    await gateway.subgraph.waiting();
    // What comes to this one, which asked later, could have come to the one that waits.
    const later = await openEvents(gateway.url, { query: TICKS });
    expect(await later.next()).toEqual(next({ ticks: 1 }));
    later.leave();
    await gateway.subgraph.quiet();
    gateway.subgraph.release();
    await until(() => text.includes('{"ticks":1}'), 5_000);
    expect(text).toMatch(
      /"held":"let go"[\s\S]*text\/event-stream[\s\S]*event: next\ndata: \{"data":\{"ticks":1\}\}/,
    );
    socket.destroy();
    await gateway.subgraph.quiet();
  });

  it('leaves nothing behind where its client goes before', async () => {
    const single = await startGateway({ live: { connectionsPerAddress: 1 } });
    const socket = await rawConnection(single.live);
    socket.write(both(TICKS));
    await single.subgraph.waiting();
    // The one seat that there is has been taken by what waits.
    let status = 0;
    await until(
      () => status === 429,
      5_000,
      async () => {
        const other = await openEvents(single.url, { query: '{ greeting }' });
        status = other.status;
        other.leave();
      },
    );
    socket.destroy();
    await until(
      () => status === 200,
      5_000,
      async () => {
        const other = await openEvents(single.url, { query: '{ greeting }' });
        status = other.status;
        other.leave();
      },
    );
    await single.stop();
  });
});

describe('a client of graphql-sse', () => {
  it('subscribes, with a token, and queries', async () => {
    const client = createClient({
      url: gateway.url,
      headers: { authorization: `Bearer ${await accessToken()}` },
      retryAttempts: 0,
    });
    const heard: unknown[] = [];
    for await (const result of client.iterate({ query: TICKS })) {
      heard.push(result);
      if (heard.length === 2) break;
    }
    expect(heard).toEqual([{ data: { ticks: 1 } }, { data: { ticks: 2 } }]);
    for await (const result of client.iterate({ query: '{ greeting }' })) heard.push(result);
    expect(heard[2]).toEqual({ data: { greeting: 'Hello world' } });
    for await (const result of client.iterate({ query: '{ nothing }' })) heard.push(result);
    expect(heard[3]).toMatchObject({ errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] });
    client.dispose();
    await gateway.subgraph.quiet();
  });

  it('comes back when the gateway stops', async () => {
    const stopping = await startGateway();
    const client = createClient({
      url: () => (stopped ? gateway.url : stopping.url),
      retryAttempts: 5,
      retry: () => Promise.resolve(),
    });
    let stopped = false;
    const heard: unknown[] = [];
    for await (const { data } of client.iterate({ query: TICKS })) {
      heard.push(data);
      if (heard.length === 2) {
        stopped = true;
        void stopping.stopGateway();
      }
      if (heard.length === 4) break;
    }
    expect(heard).toEqual([{ ticks: 1 }, { ticks: 2 }, { ticks: 1 }, { ticks: 2 }]);
    client.dispose();
    await stopping.stop();
    await gateway.subgraph.quiet();
  });
});
