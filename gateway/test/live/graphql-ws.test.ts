import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { accessToken, startGateway, type TestGateway } from '../support/gateway.js';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.stop());

const TICKS = { query: 'subscription { ticks(to: 2) }' };

describe('a client of graphql-ws', () => {
  it('subscribes several times over one connection, with a token, and queries', async () => {
    const client = createClient({
      url: gateway.live,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${await accessToken()}` },
      retryAttempts: 0,
    });
    const two = async () => {
      const heard: unknown[] = [];
      for await (const { data } of client.iterate(TICKS)) {
        heard.push(data);
        if (heard.length === 2) break;
      }
      return heard;
    };
    const expected = [{ ticks: 1 }, { ticks: 2 }];
    expect(await Promise.all([two(), two(), two()])).toEqual([expected, expected, expected]);
    const answers: unknown[] = [];
    for await (const result of client.iterate({ query: '{ greeting }' })) answers.push(result);
    expect(answers).toEqual([{ data: { greeting: 'Hello world' } }]);
    await expect(client.iterate({ query: '{ nothing }' }).next()).rejects.toMatchObject([
      { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
    ]);
    await client.dispose();
    await gateway.subgraph.quiet();
  });

  it('comes back when the gateway stops', async () => {
    const stopping = await startGateway();
    let stopped = false;
    const client = createClient({
      url: () => (stopped ? gateway.live : stopping.live),
      webSocketImpl: WebSocket,
      retryAttempts: 5,
      retryWait: () => Promise.resolve(),
    });
    const heard: unknown[] = [];
    for await (const { data } of client.iterate(TICKS)) {
      heard.push(data);
      if (heard.length === 2) {
        stopped = true;
        void stopping.stopGateway();
      }
      if (heard.length === 4) break;
    }
    expect(heard).toEqual([{ ticks: 1 }, { ticks: 2 }, { ticks: 1 }, { ticks: 2 }]);
    await client.dispose();
    await stopping.stop();
    await gateway.subgraph.quiet();
  });
});
