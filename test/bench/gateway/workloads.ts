/** A subgraph of a workload: its schema and where its fields come from. */
export interface WorkloadSubgraph {
  readonly name: string;
  readonly typeDefs: string;
  /** Root fields and, by type, what a reference becomes. */
  readonly resolvers: Record<string, Record<string, unknown>>;
}

/** What is measured: a graph and one operation on it. */
export interface Workload {
  readonly name: string;
  readonly what: string;
  readonly subgraphs: readonly WorkloadSubgraph[];
  readonly query: string;
  readonly requests: number;
}

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';

const range = <T>(length: number, make: (index: number) => T): T[] =>
  Array.from({ length }, (_, index) => make(index));

const BOOKS = 50;
const SHOPS = 100;
const PRODUCTS_OF_A_SHOP = 5;
const MAKERS = 100;

const books = range(BOOKS, (index) => ({
  id: `book-${index}`,
  title: `The title of book number ${index}`,
  year: 1900 + index,
}));

/** W1: a list and one join. */
const listAndJoin: Workload = {
  name: 'W1',
  what: `a list of ${BOOKS} and one entity join`,
  requests: 600,
  query: '{ books { id title year rating reviews } }',
  subgraphs: [
    {
      name: 'books',
      typeDefs: `${LINK} type Query { books: [Book!] } type Book @key(fields: "id") { id: ID! title: String year: Int }`,
      resolvers: { Query: { books: () => books } },
    },
    {
      name: 'ratings',
      typeDefs: `${LINK} type Book @key(fields: "id") { id: ID! rating: Float reviews: Int }`,
      resolvers: {
        Book: {
          rating: ({ id }: { id: string }) => id.length / 4,
          reviews: ({ id }: { id: string }) => id.length * 3,
        },
      },
    },
  ],
};

const product = (index: number) => ({ id: `product-${index}` });

/** W2: three subgraphs, two hops of entities. */
const twoHops: Workload = {
  name: 'W2',
  what: `three subgraphs, two entity hops, ${SHOPS * PRODUCTS_OF_A_SHOP + MAKERS} entities`,
  requests: 150,
  query: '{ shops { id name town products { id name price stock maker { id name country } } } }',
  subgraphs: [
    {
      name: 'shops',
      typeDefs: `${LINK} type Query { shops: [Shop!] }
        type Shop @key(fields: "id") { id: ID! name: String town: String products: [Product!] }
        type Product @key(fields: "id", resolvable: false) { id: ID! }`,
      resolvers: {
        Query: {
          shops: () =>
            range(SHOPS, (shop) => ({
              id: `shop-${shop}`,
              name: `Shop number ${shop}`,
              town: `Town ${shop % 17}`,
              products: range(PRODUCTS_OF_A_SHOP, (index) => product(shop * PRODUCTS_OF_A_SHOP + index)),
            })),
        },
      },
    },
    {
      name: 'products',
      typeDefs: `${LINK} type Product @key(fields: "id") { id: ID! name: String price: Float stock: Int maker: Maker }
        type Maker @key(fields: "id", resolvable: false) { id: ID! }`,
      resolvers: {
        Product: {
          name: ({ id }: { id: string }) => `A thing called ${id}`,
          price: ({ id }: { id: string }) => Number(id.slice(8)) / 4,
          stock: ({ id }: { id: string }) => Number(id.slice(8)) % 7,
          maker: ({ id }: { id: string }) => ({ id: `maker-${Number(id.slice(8)) % MAKERS}` }),
        },
      },
    },
    {
      name: 'makers',
      typeDefs: `${LINK} type Maker @key(fields: "id") { id: ID! name: String country: String }`,
      resolvers: {
        Maker: {
          name: ({ id }: { id: string }) => `The house of ${id}`,
          country: ({ id }: { id: string }) => `Country ${id.length}`,
        },
      },
    },
  ],
};

export const WORKLOADS: readonly Workload[] = [listAndJoin, twoHops];
