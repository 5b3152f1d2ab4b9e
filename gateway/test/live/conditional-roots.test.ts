import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openEvents } from '../support/event-source.js';
import { startGateway, type TestGateway } from '../support/gateway.js';
import { connect } from '../support/live-client.js';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.stop());

const REFUSED = {
  message:
    'Expected a subscription to have one root field without @skip and @include, got one of these there.',
  extensions: { code: 'GRAPHQL_VALIDATION_FAILED', requestId: expect.any(String) },
};

describe.each([
  ['a variable', 'subscription ($on: Boolean!) { ticks @include(if: $on) }'],
  ['a variable that may be left out', 'subscription ($on: Boolean = true) { ticks @skip(if: $on) }'],
  ['a constant', 'subscription { ticks @include(if: false) }'],
  ['an inline fragment', 'subscription ($on: Boolean!) { ... @include(if: $on) { ticks } }'],
  [
    'what a fragment spreads',
    'subscription ($on: Boolean!) { ...A } fragment A on Subscription { ...B @skip(if: $on) } fragment B on Subscription { ticks }',
  ],
])('a subscription whose root field hangs on %s', (_what, query) => {
  const asked = { query, variables: { on: true } };

  it('is refused alone: what else runs on its WebSocket goes on', async () => {
    const client = await connect(gateway.live);
    client.send({ type: 'connection_init' });
    await client.next();
    client.send({ type: 'subscribe', id: 'other', payload: { query: 'subscription { ticks(to: 1) }' } });
    expect(await client.next()).toMatchObject({ type: 'next', id: 'other' });
    client.send({ type: 'subscribe', id: 'a', payload: asked });
    expect(await client.next()).toEqual({ type: 'error', id: 'a', payload: [REFUSED] });
    client.send({ type: 'subscribe', id: 'b', payload: { query: '{ greeting }' } });
    expect(await client.next()).toMatchObject({ type: 'next', id: 'b' });
    client.terminate();
    await gateway.subgraph.quiet();
  });

  it('is refused by an event over SSE', async () => {
    const stream = await openEvents(gateway.url, asked);
    expect(stream.status).toBe(200);
    expect(await stream.next()).toEqual({ event: 'next', data: { errors: [REFUSED] } });
    expect(await stream.next()).toMatchObject({ event: 'complete' });
  });
});

it('a subscription may have conditions below its root, and fragments that spread each other are told of', async () => {
  const below = await openEvents(gateway.url, {
    query: 'subscription ($on: Boolean!) { added { title @include(if: $on) } }',
    variables: { on: true },
  });
  expect(await below.next()).toMatchObject({ data: { data: { added: { title: expect.any(String) } } } });
  below.leave();
  const ring = await openEvents(gateway.url, {
    query: 'subscription { ...A } fragment A on Subscription { ...A ticks }',
  });
  expect(await ring.next()).toMatchObject({
    data: { errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] },
  });
  await gateway.subgraph.quiet();
});
