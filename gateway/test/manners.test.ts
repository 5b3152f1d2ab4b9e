import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { startGateway, type TestGateway } from './support/gateway.js';
import { codeOf, post } from './support/post.js';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.stop());

describe('an answer', () => {
  it('has security headers and lets no page run scripts of others', async () => {
    const { headers } = await post(gateway.url, { query: '{ greeting }' });
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe-eval');
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('gives the introspection that tools ask for', async () => {
    const answer = await post(gateway.url, {
      query: getIntrospectionQuery({
        inputValueDeprecation: true,
        specifiedByUrl: true,
        schemaDescription: true,
      }),
    });
    expect(answer.body.errors).toBeUndefined();
    expect(answer.body.data).toHaveProperty('__schema');
  });
});

describe('a page of another origin', () => {
  const preflight = (origin: string) =>
    fetch(gateway.url, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type,authorization',
      },
    });

  it('may ask where its origin is allowed', async () => {
    const answer = await preflight('https://portal.test');
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-origin')).toBe('https://portal.test');
    expect(answer.headers.get('access-control-allow-headers')).toContain('authorization');
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
  });

  it('may not where it is not', async () => {
    const answer = await preflight('https://evil.test');
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('the request id', () => {
  it('is made anew for callers that are no trusted proxies', async () => {
    const { headers } = await post(
      gateway.url,
      { query: '{ greeting }' },
      { 'x-request-id': 'chosen-by-the-caller' },
    );
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  describe('from a trusted proxy', () => {
    let behindProxy: TestGateway;
    beforeAll(async () => {
      behindProxy = await startGateway({ trustedProxies: ['127.0.0.0/8'] });
    });
    afterAll(() => behindProxy.stop());

    it('is kept, and goes on to the subgraph', async () => {
      const { headers } = await post(
        behindProxy.url,
        { query: '{ greeting }' },
        { 'x-request-id': 'proxy.1234' },
      );
      expect(headers.get('x-request-id')).toBe('proxy.1234');
      expect(behindProxy.subgraph.requests.at(-1)?.headers['x-request-id']).toBe('proxy.1234');
    });

    it('is made anew where it would not be safe in a log', async () => {
      const { headers } = await post(
        behindProxy.url,
        { query: '{ greeting }' },
        { 'x-request-id': 'a b"{}' },
      );
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    });
  });
});

describe('the trace context', () => {
  const trace = '4bf92f3577b34da6a3ce929d0e0e4736';

  it('goes on to the subgraph with a parent of its own', async () => {
    await post(gateway.url, { query: '{ greeting }' }, { traceparent: `00-${trace}-00f067aa0ba902b7-01` });
    const sent = String(gateway.subgraph.requests.at(-1)?.headers['traceparent']);
    expect(sent).toMatch(new RegExp(`^00-${trace}-[0-9a-f]{16}-01$`));
    expect(sent).not.toContain('00f067aa0ba902b7');
  });

  it('does not go on where it is not valid', async () => {
    await post(
      gateway.url,
      { query: '{ greeting }' },
      { traceparent: `00-${'0'.repeat(32)}-00f067aa0ba902b7-01` },
    );
    expect(gateway.subgraph.requests.at(-1)?.headers['traceparent']).toBeUndefined();
  });
});

describe('health and metrics', () => {
  const get = (path: string) => fetch(new URL(path, gateway.url));

  it('says that the gateway lives and is ready, and what became of the subgraphs', async () => {
    await post(gateway.url, { query: '{ greeting }' });
    expect((await get('/health/live')).status).toBe(200);
    const ready = await get('/health/ready');
    expect(ready.status).toBe(200);
    expect(await ready.json()).toMatchObject({
      status: 'ready',
      deployment: 'gateway',
      subgraphs: [{ subgraph: 'things', lastOutcome: 'ok' }],
    });
  });

  it('counts operations by kind and outcome, and requests to subgraphs', async () => {
    await post(gateway.url, { query: '{ greeting }' });
    await post(gateway.url, { query: '{ nothing }' });
    const text = await (await get('/metrics')).text();
    expect(text).toMatch(/hub_graphql_requests_total\{kind="query",outcome="ok"\} [1-9]/);
    expect(text).toMatch(/hub_graphql_requests_total\{kind="unknown",outcome="refused"\} [1-9]/);
    expect(text).toMatch(/hub_subgraph_requests_total\{subgraph="things",placement="",outcome="ok"\} [1-9]/);
    expect(text).toContain('process_cpu_seconds_total');
  });
});

describe('a gateway that stops', () => {
  it('finishes what it has begun, and takes nothing new', async () => {
    // So long that the test fails if the end waits for it.
    const stopped = await startGateway({ stopTimeout: 60_000 });
    const held = post(stopped.url, { query: '{ held }' });
    await stopped.subgraph.waiting();
    const stop = stopped.stopGateway();
    await expect(
      fetch(new URL('/health/live', stopped.url), { headers: { connection: 'close' } }),
    ).rejects.toThrow();
    stopped.subgraph.release();
    expect((await held).body.data).toEqual({ held: 'let go' });
    await stop;
    await stopped.stop();
  });

  it('cuts off what takes longer than it waits', async () => {
    const stopped = await startGateway({ stopTimeout: 100 });
    const held = post(stopped.url, { query: '{ held }' });
    const failed = expect(held).rejects.toThrow();
    await stopped.subgraph.waiting();
    await stopped.stopGateway();
    await failed;
    await stopped.stop();
  });
});

describe('an operation', () => {
  it('is answered with what there is, and TIMEOUT, where it takes too long', async () => {
    const hurried = await startGateway({ requestTimeout: 100 });
    const answer = await post(hurried.url, { query: '{ held }' });
    expect([answer.status, codeOf(answer)]).toEqual([200, 'TIMEOUT']);
    expect(answer.body).toMatchObject({ data: { held: null } });
    await hurried.stop();
  });

  it('ends when its client has gone', async () => {
    // So long that the test fails if it is what ends the operation.
    const patient = await startGateway({ requestTimeout: 60_000 });
    const leaving = new AbortController();
    const held = fetch(patient.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ held }' }),
      signal: leaving.signal,
    });
    await patient.subgraph.waiting();
    leaving.abort();
    await expect(held).rejects.toThrow();
    await patient.subgraph.left();
    await patient.stop();
  });
});
