import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { startGateway, type TestGateway } from '../support/gateway.js';
import { connect } from '../support/live-client.js';
import { post } from '../support/post.js';
import { clientFrame, rawWebSocket } from '../support/raw-web-socket.js';

const SEED = 20261122;

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway({ live: { maxMessage: 4_096, operations: 5 } });
});
afterAll(() => gateway.stop());

/** Every code that a client's own faults are answered with; 1005 is where it hung up itself. */
const CODES = new Set([1002, 1005, 1006, 1007, 1009, 4400, 4401, 4403, 4409, 4429]);

const word = fc.constantFrom('connection_init', 'ping', 'pong', 'subscribe', 'complete', 'next', 'error');
const query = fc.oneof(
  fc.constantFrom(
    '{ greeting }',
    'subscription { ticks(to: 2) }',
    'mutation { add(amount: 1) }',
    'subscription { ticks(to: "x") }',
    'query Q($a: Int) { books(first: $a) { nodes { title } } }',
  ),
  fc.string({ maxLength: 200 }),
);
const payload = fc.oneof(
  fc.record(
    { query, operationName: fc.oneof(fc.string(), fc.constant(null)), variables: fc.object() },
    { requiredKeys: ['query'] },
  ),
  fc.record({ authorization: fc.oneof(fc.string(), fc.constant('Bearer x.y.z'), fc.jsonValue()) }),
  fc.jsonValue(),
);
/** Mostly what is nearly right, so that not all of it ends at the first check. */
const message = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: word, id: fc.constantFrom('a', 'b', 'c'), payload }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('ping'), payload: fc.object() }) },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('subscribe'),
      id: fc.constantFrom('a', 'b', 'c'),
      payload: fc.record({ query }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: word }, { requiredKeys: [] }) },
  { weight: 1, arbitrary: fc.jsonValue() },
);
const text = fc.oneof(
  { weight: 8, arbitrary: message.map((each) => JSON.stringify(each)) },
  { weight: 1, arbitrary: fc.string({ maxLength: 300 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 4_000 }).map((depth) => '['.repeat(depth)) },
);
const frame = fc.oneof(
  fc.tuple(text, fc.constantFrom(0x81, 0x01, 0x80, 0x82)).map(([data, first]) => clientFrame(data, first)),
  fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
  fc
    .tuple(fc.uint8Array({ maxLength: 60 }), fc.integer({ min: 0, max: 255 }))
    .map(([data, first]) => clientFrame(data, first)),
);

async function stillAnswers(): Promise<void> {
  expect((await post(gateway.url, { query: '{ greeting }' })).body.data).toEqual({ greeting: 'Hello world' });
}

describe('whatever clients send', () => {
  it('messages of all kinds end the one connection at most, with a code that says why', async () => {
    const seen = new Set<number>();
    for (const [greets, texts] of fc.sample(fc.tuple(fc.boolean(), fc.array(text, { maxLength: 12 })), {
      seed: SEED,
      numRuns: 400,
    })) {
      const client = await connect(gateway.live);
      if (greets) {
        client.send({ type: 'connection_init' });
        await client.next();
      }
      for (const each of texts) client.raw(each);
      client.close();
      const { code } = await client.closed;
      expect(CODES).toContain(code);
      seen.add(code);
    }
    // The sample is worth something: it came to all of these.
    for (const code of [1005, 4400, 4401, 4403, 4409, 4429]) expect(seen).toContain(code);
    await stillAnswers();
    await gateway.subgraph.quiet();
  }, 60_000);

  it('bytes of all kinds end the one connection at most', async () => {
    const hello = clientFrame('{"type":"connection_init"}');
    for (const frames of fc.sample(fc.array(frame, { minLength: 1, maxLength: 8 }), {
      seed: SEED,
      numRuns: 300,
    })) {
      const socket = await rawWebSocket(gateway.live);
      // It has closed its side, so that it may be reset.
      socket.on('error', () => undefined);
      const closing = new Promise((resolve) => socket.once('close', resolve));
      socket.resume();
      socket.write(Buffer.concat([hello, ...frames]));
      socket.end();
      await closing;
    }
    await stillAnswers();
    await gateway.subgraph.quiet();
  }, 60_000);
});
