import { createServer } from 'node:http';
import { Pool } from 'undici';
import { codesOf } from './subgraphs.js';

/**
 * What one would write by hand for just this operation: the same calls, each entity asked for once at the deployment
 * that its id names, and the same answer, without parsing, validating or checking anything.
 */
const [port, listOrigin, ...origins] = process.argv.slice(2);
const poolAt = (origin: string) => new Pool(origin, { connections: 64, pipelining: 1 });
const list = poolAt(listOrigin as string);
const codes = codesOf(origins.length);
const placed = new Map(origins.map((origin, index) => [codes[index] as string, poolAt(origin)]));

async function call<T>(pool: Pool, body: string): Promise<T> {
  const response = await pool.request({
    path: '/graphql',
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body,
  });
  return (JSON.parse(await response.body.text()) as { data: T }).data;
}

const ITEMS = JSON.stringify({ query: '{items{__typename id title}}' });
const ENTITIES =
  'query($representations:[_Any!]!){_entities(representations:$representations){...on Item{name size}}}';

async function answer() {
  const { items } = await call<{ items: { id: string; title: string }[] }>(list, ITEMS);
  const byCode = new Map<string, number[]>();
  items.forEach(({ id }, index) => {
    const code = id.slice(0, 2);
    const indices = byCode.get(code);
    if (indices === undefined) byCode.set(code, [index]);
    else indices.push(index);
  });
  const found = new Array<{ name: string; size: number }>(items.length);
  await Promise.all(
    [...byCode].map(async ([code, indices]) => {
      const representations = indices.map((index) => ({ __typename: 'Item', id: items[index]?.id }));
      const body = JSON.stringify({ query: ENTITIES, variables: { representations } });
      const { _entities } = await call<{ _entities: { name: string; size: number }[] }>(
        placed.get(code) as Pool,
        body,
      );
      indices.forEach((index, at) => {
        found[index] = _entities[at] as { name: string; size: number };
      });
    }),
  );
  return {
    data: {
      items: items.map(({ id, title }, index) => ({
        id,
        title,
        name: found[index]?.name,
        size: found[index]?.size,
      })),
    },
  };
}

createServer((request, response) => {
  request.on('data', () => undefined);
  request.on('end', async () => {
    const body = JSON.stringify(await answer());
    response
      .writeHead(200, {
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(body),
      })
      .end(body);
  });
}).listen(Number(port), '127.0.0.1');
