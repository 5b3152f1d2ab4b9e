import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ExecutionResult } from 'graphql';
import { ownTime } from '../../../test/support/own-time.js';
import { FEDERATION, type FederatedGraph, startGraph } from './support/federated-graph.js';
import type { SubgraphDefinition } from './support/subgraph-server.js';

let ended = 0;

const DEFINITIONS: SubgraphDefinition[] = [
  {
    name: 'ticks',
    typeDefs: `${FEDERATION}
      type Query { tick: Tick }
      type Subscription { ticks(upTo: Int = 3): Tick endless: Tick who: String refused: Tick }
      type Tick { number: Int! item: Item broken: String }
      type Item @key(fields: "id") { id: ID! }`,
    resolvers: {
      Subscription: {
        ticks: {
          async *subscribe(_: unknown, { upTo }: { upTo: number }) {
            for (let number = 1; number <= upTo; number++)
              yield { ticks: { number, item: { id: `i${number}` } } };
          },
        },
        endless: { subscribe: oneAndNoMore },
        who: {
          async *subscribe(_: unknown, __: unknown, context: { connectionParams: unknown }) {
            yield { who: JSON.stringify(context.connectionParams) };
          },
        },
        refused: {
          subscribe() {
            throw new Error('Not for you.');
          },
        },
      },
      Tick: {
        broken: ({ number }: { number: number }) => {
          if (number === 2) throw new Error('Two is broken.');
          return 'whole';
        },
      },
    },
  },
  {
    name: 'names',
    typeDefs: `${FEDERATION} type Item @key(fields: "id") { id: ID! name: String }`,
    resolvers: {
      Item: {
        __resolveReference: (reference: object) => reference,
        name: ({ id }: { id: string }) => `Name of ${id}`,
      },
    },
  },
];

let graph: FederatedGraph;
/** Takes connections, and leaves it to a test what comes then. */
const hanging = createServer();

beforeAll(async () => {
  graph = await startGraph(DEFINITIONS);
  hanging.listen(0, '127.0.0.1');
  await once(hanging, 'listening');
});
afterAll(async () => {
  await graph?.stop();
  hanging.close();
});

const start = async (query: string, variables = {}, changes = {}) => {
  const events = await graph.subscribe(query, variables, changes);
  if (!('next' in events)) throw new Error(JSON.stringify(events));
  return events;
};
const all = async (events: AsyncGenerator<ExecutionResult, void, void>) => {
  const found: unknown[] = [];
  for await (const event of events) found.push(JSON.parse(JSON.stringify(event)));
  return found;
};

describe('a subscription over graphql-ws', () => {
  test('gives each event with fields of other subgraphs on it', async () => {
    const events = await start(
      'subscription ($n: Int) { t: ticks(upTo: $n) { number item { label: name } } }',
      { n: 2 },
    );
    expect(await all(events)).toEqual([
      { data: { t: { number: 1, item: { label: 'Name of i1' } } } },
      { data: { t: { number: 2, item: { label: 'Name of i2' } } } },
    ]);
  });

  test('never repeats the errors of one event on the next', async () => {
    const events = (await all(await start('subscription { ticks { number broken } }'))) as ExecutionResult[];
    expect(events.map(({ errors }) => errors?.map(({ path }) => path))).toEqual([
      undefined,
      [['ticks', 'broken']],
      undefined,
    ]);
    expect(events[2]).toEqual({ data: { ticks: { number: 3, broken: 'whole' } } });
  });

  test('keeps going while another subgraph is down', async () => {
    graph.servers.get('names')?.misbehave((response) => response.socket?.destroy());
    const events = (await all(
      await start('subscription { ticks(upTo: 2) { number item { name } } }'),
    )) as ExecutionResult[];
    graph.servers.get('names')?.misbehave();
    expect(events).toHaveLength(2);
    expect(events[1]?.data).toEqual({ ticks: { number: 2, item: { name: null } } });
    expect(events[1]?.errors).toHaveLength(1);
  });

  test('ends upstream at once when the client returns, also while it waits for an event', async () => {
    const before = ended;
    const events = await start('subscription { endless { number } }');
    await events.next();
    const waiting = events.next();
    await events.return();
    expect((await waiting).done).toBe(true);
    await until(() => ended === before + 1);
  });

  test('ends upstream when the request’s signal aborts', async () => {
    const before = ended;
    const ending = new AbortController();
    const events = await start(
      'subscription { endless { number } }',
      {},
      { context: { signal: ending.signal } },
    );
    await events.next();
    ending.abort();
    expect((await events.next()).done).toBe(true);
    await until(() => ended === before + 1);
  });

  test('takes the request id to the subgraph', async () => {
    const events = await start('subscription { who }', {}, { context: { requestId: 'abc' } });
    const [event] = (await all(events)) as ExecutionResult[];
    expect(JSON.parse(String(event?.data?.who))).toEqual({ 'x-request-id': 'abc' });
  });

  test('that the subgraph refuses ends with its error', async () => {
    const [event, ...others] = (await all(
      await start('subscription { refused { number } }'),
    )) as ExecutionResult[];
    expect(event?.data).toEqual({ refused: null });
    expect(event?.errors?.[0]).toMatchObject({ message: 'Not for you.', extensions: { subgraph: 'ticks' } });
    expect(others).toEqual([]);
  });

  test('with wrong variables is refused before anything is asked', async () => {
    const answer = await graph.subscribe('subscription ($n: Int) { ticks(upTo: $n) { number } }', {
      n: 'many',
    });
    expect(answer).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  });
});

describe('a subscription whose subgraph is gone', () => {
  test.each([
    ['before it says a word', (socket: Socket) => void socket.resume()],
    ['after it has taken the socket', acceptAndSayNoMore],
  ])('ends with TIMEOUT where it hangs %s', async (_when, hang) => {
    const closed = new Promise<void>((resolve) => {
      hanging.once('connection', (socket) => {
        socket.on('error', () => undefined);
        socket.once('close', () => resolve());
        hang(socket);
      });
    });
    const patient = await startGraph(DEFINITIONS, [], {
      deadline: 200,
      deployments: (servers) => ({
        subgraphs: {
          ticks: { url: `http://127.0.0.1:${(hanging.address() as AddressInfo).port}/graphql` },
          names: { url: servers.get('names')?.url ?? '' },
        },
        placements: [],
      }),
    });
    const begun = ownTime();
    const events = await patient.subscribe('subscription { ticks { number } }');
    const [event, ...others] = await all(events as AsyncGenerator<ExecutionResult, void, void>);
    expect(ownTime() - begun).toBeLessThan(1_000);
    expect(event).toMatchObject({
      data: { ticks: null },
      errors: [{ path: ['ticks'], extensions: { code: 'TIMEOUT', subgraph: 'ticks' } }],
    });
    expect(others).toEqual([]);
    await closed;
    await patient.stop();
  });

  test('ends with an error that says so', async () => {
    const alone = await startGraph(DEFINITIONS);
    await alone.servers.get('ticks')?.stop();
    const events = await alone.subscribe('subscription { ticks { number } }');
    const [event, ...others] = (await all(
      events as AsyncGenerator<ExecutionResult, void, void>,
    )) as ExecutionResult[];
    expect(event).toMatchObject({
      data: { ticks: null },
      errors: [{ path: ['ticks'], extensions: { code: 'SUBGRAPH_UNREACHABLE', subgraph: 'ticks' } }],
    });
    expect(others).toEqual([]);
    await alone.stop();
  });
});

describe('what a subscription’s events ask of others', () => {
  test('is skipped by the same circuit breaker as what queries ask, and fails with the same errors', async () => {
    const graph = await startGraph(DEFINITIONS, [], { breaker: { failures: 2, pause: 60_000 } });
    const names = graph.servers.get('names');
    names?.misbehave((response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>'));
    const events = await graph.subscribe('subscription { ticks(upTo: 4) { number item { name } } }');
    const found = (await all(events as AsyncGenerator<ExecutionResult, void, void>)) as ExecutionResult[];
    expect(found.map(({ data }) => data)).toEqual(
      [1, 2, 3, 4].map((number) => ({ ticks: { number, item: { name: null } } })),
    );
    expect(
      found.map(({ errors }) => errors?.map(({ path, extensions }) => [path?.join('.'), extensions.code])),
    ).toEqual(
      ['FAILED', 'FAILED', 'UNREACHABLE', 'UNREACHABLE'].map((what) => [
        ['ticks.item.name', `SUBGRAPH_${what}`],
      ]),
    );
    expect(names?.takeRequests()).toHaveLength(2);
    expect(graph.breakers().map(({ subgraph, state }) => [subgraph, state])).toEqual([
      ['names', 'open'],
      ['ticks', 'closed'],
    ]);
    await graph.stop();
  });
});

/** A handshake as a server makes it that then freezes. */
function acceptAndSayNoMore(socket: Socket): void {
  socket.once('data', (request) => {
    const key = /sec-websocket-key: (.*)\r\n/i.exec(String(request))?.[1] ?? '';
    const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
    socket.write(
      [
        'HTTP/1.1 101 Switching Protocols',
        'Upgrade: websocket',
        'Connection: Upgrade',
        `Sec-WebSocket-Accept: ${accept}`,
        'Sec-WebSocket-Protocol: graphql-transport-ws',
        '\r\n',
      ].join('\r\n'),
    );
  });
}

/** One event, and then none until it is ended. */
function oneAndNoMore(): AsyncIterableIterator<unknown> {
  let first = true;
  const events: AsyncIterableIterator<unknown> = {
    next() {
      if (!first) return new Promise(() => undefined);
      first = false;
      return Promise.resolve({ done: false, value: { endless: { number: 1 } } });
    },
    async return() {
      ended++;
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]: () => events,
  };
  return events;
}

/** Resolves once a condition holds; the test's own time limit is the limit. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}
