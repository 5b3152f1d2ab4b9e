import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startGateway, type TestGateway } from './support/gateway.js';
import { codeOf, post } from './support/post.js';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway({ breaker: { failures: 2, pause: 60_000 } });
});
afterAll(() => gateway.stopGateway());

it('a subgraph that is skipped shows in health and metrics, and the gateway stays ready', async () => {
  const origin = new URL(gateway.url).origin;
  const ready = async () => {
    const response = await fetch(`${origin}/health/ready`);
    const { status, breakers } = (await response.json()) as Record<string, unknown>;
    return { code: response.status, status, breakers };
  };
  const metric = async (line: string) => (await (await fetch(`${origin}/metrics`)).text()).includes(line);
  expect(await ready()).toEqual({
    code: 200,
    status: 'ready',
    breakers: [{ subgraph: 'things', state: 'closed' }],
  });
  expect(await metric('hub_circuit_breaker_state{subgraph="things",placement=""} 0')).toBe(true);

  await gateway.subgraph.stop();
  for (let count = 0; count < 3; count++)
    expect(codeOf(await post(gateway.url, { query: '{ greeting }' }))).toBe('SUBGRAPH_UNREACHABLE');

  expect(await ready()).toEqual({
    code: 200,
    status: 'ready',
    breakers: [{ subgraph: 'things', state: 'open' }],
  });
  expect(await metric('hub_circuit_breaker_state{subgraph="things",placement=""} 2')).toBe(true);
  expect(
    await metric('hub_circuit_breaker_changes_total{subgraph="things",placement="",state="open"} 1'),
  ).toBe(true);
  expect(
    await metric('hub_subgraph_requests_total{subgraph="things",placement="",outcome="skipped"} 1'),
  ).toBe(true);
});
