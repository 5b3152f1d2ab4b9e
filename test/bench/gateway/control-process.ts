import { createServer } from 'node:http';
import { Pool } from 'undici';

/**
 * What one would write by hand for just these two operations: the same calls to the subgraphs as the gateway makes,
 * each entity asked for once, and the same answer, without parsing, validating or checking anything.
 */
const [, , port, workloadName, ...subgraphs] = process.argv;

/** Each subgraph is given as name=origin. */
const pools = new Map(
  subgraphs.map((subgraph) => {
    const [name, origin] = subgraph.split('=') as [string, string];
    return [name, new Pool(origin, { connections: 64, pipelining: 1 })];
  }),
);

async function call<T>(subgraph: string, query: string, representations?: object[]): Promise<T> {
  const pool = pools.get(subgraph);
  if (pool === undefined) throw new Error(`Expected a subgraph, got ${subgraph}.`);
  const response = await pool.request({
    path: '/graphql',
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(
      representations === undefined ? { query } : { query, variables: { representations } },
    ),
  });
  const { data } = JSON.parse(await response.body.text()) as { data: T };
  return data;
}

const entities = (fields: string) =>
  `query($representations:[_Any!]!){_entities(representations: $representations){${fields}}}`;

async function booksWithRatings() {
  type Book = { id: string; title: string; year: number };
  const { books } = await call<{ books: Book[] }>('books', '{books{__typename id title year}}');
  const { _entities } = await call<{ _entities: { rating: number; reviews: number }[] }>(
    'ratings',
    entities('...on Book{rating reviews}'),
    books.map(({ id }) => ({ __typename: 'Book', id })),
  );
  return {
    data: {
      books: books.map(({ id, title, year }, index) => ({
        id,
        title,
        year,
        rating: _entities[index]?.rating,
        reviews: _entities[index]?.reviews,
      })),
    },
  };
}

async function shopsWithProducts() {
  type Shop = { id: string; name: string; town: string; products: { id: string }[] };
  type Product = { name: string; price: number; stock: number; maker: { id: string } };
  type Maker = { name: string; country: string };
  const { shops } = await call<{ shops: Shop[] }>('shops', '{shops{id name town products{__typename id}}}');
  const products = await fetchAll<Product>(
    'products',
    'Product',
    '...on Product{name price stock maker{__typename id}}',
    shops.flatMap((shop) => shop.products.map(({ id }) => id)),
  );
  const makers = await fetchAll<Maker>(
    'makers',
    'Maker',
    '...on Maker{name country}',
    [...products.values()].map(({ maker }) => maker.id),
  );
  return {
    data: {
      shops: shops.map((shop) => ({
        id: shop.id,
        name: shop.name,
        town: shop.town,
        products: shop.products.map(({ id }) => {
          const { name, price, stock, maker } = products.get(id) as Product;
          const { name: makerName, country } = makers.get(maker.id) as Maker;
          return { id, name, price, stock, maker: { id: maker.id, name: makerName, country } };
        }),
      })),
    },
  };
}

async function fetchAll<T>(
  subgraph: string,
  type: string,
  fields: string,
  ids: string[],
): Promise<Map<string, T>> {
  const distinct = [...new Set(ids)];
  const { _entities } = await call<{ _entities: T[] }>(
    subgraph,
    entities(fields),
    distinct.map((id) => ({ __typename: type, id })),
  );
  return new Map(distinct.map((id, index) => [id, _entities[index] as T]));
}

const answer = workloadName === 'W1' ? booksWithRatings : shopsWithProducts;

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
