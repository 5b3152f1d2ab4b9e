import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createSubgraphs, type RequestOutcome, type Subgraphs } from '../src/subgraphs/index.js';

const FAILURES = 3;
const PAUSE = 200;
const BODY = '{"errors":[{"message":"Refused.","extensions":{"code":"UNAUTHENTICATED"}}]}';

let server: Server;
let subgraphs: Subgraphs;
let outcomes: RequestOutcome['outcome'][];
let ask: (status: number, type?: string) => Promise<unknown>;
const state = () => subgraphs.breakers()[0]?.state;

beforeEach(async () => {
  let answer = { status: 200, type: 'application/json' };
  server = createServer((_request, response) => {
    response.writeHead(answer.status, { 'content-type': answer.type }).end(BODY);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`);
  const target = { subgraph: 'things', placement: undefined, url, audience: undefined, deadline: 5_000 };
  outcomes = [];
  subgraphs = createSubgraphs({
    breaker: { failures: FAILURES, pause: PAUSE },
    onRequest: ({ outcome }) => outcomes.push(outcome),
  });
  subgraphs.watch([target]);
  const request = { operation: { kind: 'query', text: '{ greeting }' }, variables: {} };
  const context = { requestId: 'r', signal: new AbortController().signal, traceparent: undefined };
  ask = (status, type = 'application/json') => {
    answer = { status, type };
    return subgraphs.request(target, request as never, context as never);
  };
});
afterEach(async () => {
  await subgraphs.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

describe.each([401, 403, 413, 431])('a request that a service refuses with %s', (status) => {
  it.each(['application/json', 'text/plain'])('does not count against it, answered as %s', async (type) => {
    for (let count = 0; count <= FAILURES; count += 1) {
      expect(await ask(status, type)).toMatchObject({ data: null, errors: [{}] });
    }
    expect(outcomes).toEqual(Array(FAILURES + 1).fill('refused'));
    expect(state()).toBe('closed');
  });

  it('does not end a row of failures either', async () => {
    for (let count = 0; count < FAILURES; count += 1) {
      expect(state()).toBe('closed');
      await ask(500);
      await ask(status);
    }
    expect(state()).toBe('open');
  });

  it('shows that it answers again, after it was skipped', async () => {
    for (let count = 0; count < FAILURES; count += 1) await ask(500);
    expect(state()).toBe('open');
    // The library measures its pause by the clock: so does this.
    const until = performance.now() + PAUSE + 20;
    while (performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 10));
    await ask(status);
    expect(state()).toBe('closed');
  });
});

it('other refusals count: the gateway made the request', async () => {
  for (let count = 0; count < FAILURES; count += 1) await ask(400);
  expect(state()).toBe('open');
});
