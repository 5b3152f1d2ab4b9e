import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { DEFAULT_LIMITS } from '../src/limits/index.js';
import { startGateway, type TestGateway } from './support/gateway.js';
import { connect } from './support/live-client.js';
import { type Answer, post } from './support/post.js';

/** Low, so that what is let through by mistake can still be answered; introspection is within it. */
const MAX = 4_000;

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway({ limits: { ...DEFAULT_LIMITS, cost: MAX } });
});
afterAll(() => gateway.stop());

/** Books in books, `first` of each. */
const nested = (levels: number, first: string): string =>
  `books(first: ${first}) { nodes { title ${levels > 1 ? nested(levels - 1, first) : ''} } }`;

/** Nothing that is refused may reach the subgraph. */
async function refused(body: object, accept = 'application/json'): Promise<Answer> {
  const before = gateway.subgraph.requests.length;
  const answer = await post(gateway.url, body, { accept });
  expect(gateway.subgraph.requests.length).toBe(before);
  expect(answer.status).toBe(400);
  expect(answer.body.data).toBeUndefined();
  expect(answer.body.errors).toHaveLength(1);
  expect(answer.body.errors?.[0]).toMatchObject({
    message: expect.stringMatching(/fewer rows with "first".*nest fewer lists/),
    extensions: { code: 'LIMIT_EXCEEDED', limit: 'cost', max: MAX, got: expect.any(Number) },
  });
  return answer;
}

const gotOf = ({ body }: Answer) => body.errors?.[0]?.extensions['got'];

describe('an operation that may cost too much', () => {
  it('is refused with 400 before anything is fetched, whatever the client accepts', async () => {
    for (const accept of ['application/json', 'application/graphql-response+json']) {
      expect(gotOf(await refused({ query: `{ ${nested(3, '18')} }` }, accept))).toBeGreaterThan(18 ** 3);
    }
  });

  it('is refused by what its variables hold, and answered with others', async () => {
    const query = `query ($n: Int = 18) { ${nested(3, '$n')} }`;
    await refused({ query, variables: { n: 18 } });
    await refused({ query });
    const answer = await post(gateway.url, { query, variables: { n: 2 } });
    expect(answer.body.errors).toBeUndefined();
    await refused({ query, variables: { n: 18 } });
  });

  it('is refused for each of its aliases', async () => {
    const aliases = Array.from({ length: 20 }, (_, i) => `a${i}: ${nested(2, '15')}`).join(' ');
    await refused({ query: `{ ${aliases} }` });
    expect((await post(gateway.url, { query: `{ ${nested(2, '15')} }` })).status).toBe(200);
  });

  it('is refused before it is found not to be valid', async () => {
    await refused({ query: `{ nothing ${nested(3, '18')} }` });
  });

  it('leaves a size that the field refuses to the field, where the rest is within the limit', async () => {
    for (const first of [-1, 0, 501, 2_147_483_647]) {
      const answer = await post(gateway.url, {
        query: 'query ($first: Int) { books(first: $first) { nodes { title } } }',
        variables: { first },
      });
      expect(answer.body.errors?.[0]).toMatchObject({
        message: expect.stringContaining(`got ${first}`),
        extensions: { code: 'BAD_USER_INPUT' },
      });
    }
  });

  it('is not the introspection of tools', async () => {
    const answer = await post(gateway.url, { query: getIntrospectionQuery({ inputValueDeprecation: true }) });
    expect(answer.body.errors).toBeUndefined();
  });
});

describe('over WebSocket, an operation that may cost too much', () => {
  it.each([
    ['query', `query ($n: Int!) { ${nested(3, '$n')} }`],
    ['subscription', `subscription ($n: Int!) { added { ${nested(3, '$n')} } }`],
  ])('is refused: a %s', async (_kind, query) => {
    const client = await connect(gateway.live);
    client.send({ type: 'connection_init' });
    await client.next();
    client.send({ type: 'subscribe', id: 'a', payload: { query, variables: { n: 18 } } });
    expect(JSON.stringify(await client.next())).toContain('"limit":"cost"');
    client.send({
      type: 'subscribe',
      id: 'b',
      payload: { query: query.replaceAll('$n)', '18)').replace('($n: Int!)', '') },
    });
    let answer = await client.next();
    if (answer['id'] === 'a') answer = await client.next();
    expect(answer).toMatchObject({ type: 'error', id: 'b', payload: [{ extensions: { limit: 'cost' } }] });
    client.send({ type: 'subscribe', id: 'c', payload: { query, variables: { n: 1 } } });
    expect(await client.next()).toMatchObject({
      type: 'next',
      id: 'c',
      payload: { data: expect.anything() },
    });
    client.close();
  });
});
