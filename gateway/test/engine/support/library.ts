import { buildSchema, type GraphQLSchema, isObjectType, printSchema } from 'graphql';
import { FEDERATION } from './federated-graph.js';
import type { SubgraphDefinition } from './subgraph-server.js';

/**
 * A small made-up graph with everything federation has to offer, as subgraphs and as one schema over the same data.
 */

type Row = Record<string, unknown> & { __typename: string; id: string };

const kinds = ['Book', 'Film', 'Record'];
export const PRODUCTS: readonly Row[] = Array.from({ length: 12 }, (_, index) => ({
  __typename: kinds[index % kinds.length] as string,
  id: `p${index}`,
  code: { series: `s${index % 3}`, number: index },
  title: index === 4 ? null : `Title "${index}" åäö`,
  price: index === 7 ? null : index * 10,
  pages: index * 100,
  minutes: index + 90.5,
  tracks: [`a${index}`, `b${index}`],
  grade: ['GOOD', 'BAD', 'FAIR'][index % 3],
  makerId: index === 5 ? null : `m${index % 4}`,
  weight: index * 3,
  parts:
    index % 4 === 0
      ? []
      : Array.from({ length: index % 4 }, (_part, part) => ({ name: `part ${part}`, grams: part * 7 })),
}));
const MAKERS: readonly Row[] = Array.from({ length: 4 }, (_, index) => ({
  __typename: 'Maker',
  id: `m${index}`,
  name: `Maker ${index}`,
  country: index === 2 ? null : `C${index}`,
  likesId: `m${(index + 1) % 4}`,
}));

const product = (id: unknown) => PRODUCTS.find((row) => row.id === id) ?? null;
const maker = (id: unknown) => MAKERS.find((row) => row.id === id) ?? null;
const byMaker = (id: unknown) => PRODUCTS.filter((row) => row.makerId === id);
const pick = (row: Row | null, ...fields: string[]) =>
  row && Object.fromEntries(['__typename', 'id', ...fields].map((field) => [field, row[field]]));
const isKind = (name: string) => (row: Row) => row.__typename === name;

/** What a field answers, given the object and the arguments: the same in a subgraph and in the single schema. */
const query = {
  products: () => PRODUCTS,
  product: (_: unknown, { id }: { id: string }) => product(id),
  shelves: () => [PRODUCTS.slice(0, 2), [], null, PRODUCTS.slice(4, 8)],
  search: (_: unknown, { text }: { text: string }) => [
    ...MAKERS.filter(({ name }) => String(name).includes(text)),
    ...PRODUCTS.filter(({ title }) => String(title).includes(text)),
  ],
  makers: () => MAKERS,
  best: () => PRODUCTS[1],
  cheapest: () => PRODUCTS.filter(isKind('Book')).at(0),
  echo: (_: unknown, args: { input?: unknown }) => JSON.stringify(args),
};
const common = {
  maker: ({ makerId }: Row) => maker(makerId),
  size: ({ id }: Row) => ({ width: id.length * 10, depth: id.charCodeAt(1) }),
  fragile: ({ weight }: Row) => {
    if (weight === 9) throw new Error('No one knows whether it is fragile.');
    return Number(weight) % 2 === 0;
  },
  strict: ({ id }: Row) => {
    if (id === 'p6') throw new Error('Strictly nothing.');
    return `strict ${id}`;
  },
  shipping: ({ id, price, weight }: Row, { zip }: { zip?: string }) =>
    price === undefined || weight === undefined
      ? `nothing known of ${id}`
      : `${id}: ${price} ${weight} to ${zip}`,
  shippingTwice: ({ shipping }: Row) => `twice ${String(shipping)}`,
  reviews: ({ id }: Row, { first = 2 }: { first?: number }) =>
    Array.from({ length: first }, (_, index) => ({ id: `${id}-r${index}`, productId: id, stars: index + 1 })),
  score: ({ id }: Row) => id.length / 4,
};
const makerFields = {
  likes: ({ likesId }: Row) => maker(likesId),
  products: ({ id }: Row) => byMaker(id),
  label: ({ country }: Row) => (country === undefined ? 'not given' : `made in ${country}`),
};
const review = { product: ({ productId }: Row) => product(productId) };

const typename = { __resolveType: ({ __typename }: Row) => __typename };
const forKinds = (make: (name: string) => object) =>
  Object.fromEntries(kinds.map((name) => [name, make(name)]));

const catalogueKind = (name: string, own: string) => `
  type ${name} implements Product @key(fields: "id") @key(fields: "code { series number }") {
    id: ID!
    code: Code!
    title: String @shareable
    price: Int
    grade: Grade!
    maker: Maker
    size: Size @shareable
    parts: [Part!]!
    ${own}
  }`;
const stockKind = (name: string) => `
  type ${name} @key(fields: "id") {
    id: ID!
    price: Int @external
    weight: Int
    fragile: Boolean
    strict: String!
    shipping(zip: String): String @requires(fields: "price")
    size: Size @shareable
  }`;

/** The subgraphs. */
export const LIBRARY: readonly SubgraphDefinition[] = [
  {
    name: 'catalogue',
    typeDefs: `${FEDERATION}
      type Query {
        products: [Product!]
        product(id: ID!): Product
        shelves: [[Product]!]
        search(text: String!): [Found!]!
        echo(input: EchoInput): String
      }
      input EchoInput { text: String = "default", grades: [Grade!], nested: EchoInput, number: Int }
      interface Product @key(fields: "id") {
        id: ID! code: Code! title: String price: Int grade: Grade! maker: Maker parts: [Part!]!
      }
      type Code @shareable { series: String! number: Int! }
      type Size @shareable { width: Int }
      type Part { name: String! grams: Float }
      enum Grade { GOOD FAIR BAD @deprecated(reason: "Be kind.") }
      union Found = Book | Film | Record | Maker
      type Maker @key(fields: "id") { id: ID! products: [Product!]! }
      ${catalogueKind('Book', 'pages: Int!')}
      ${catalogueKind('Film', 'minutes: Float')}
      ${catalogueKind('Record', 'tracks: [String!]')}`,
    resolvers: {
      Query: {
        products: query.products,
        product: query.product,
        shelves: query.shelves,
        search: query.search,
        echo: query.echo,
      },
      Product: { ...typename, __resolveReference: ({ id }: Row) => product(id) },
      Found: typename,
      Maker: { __resolveReference: ({ id }: Row) => pick(maker(id)), products: makerFields.products },
      ...forKinds(() => ({
        __resolveReference: (row: Row) =>
          product(row.id) ??
          PRODUCTS.find(({ code }) => (code as Row).number === (row.code as Row | undefined)?.number),
        maker: common.maker,
        size: common.size,
      })),
    },
  },
  {
    name: 'stock',
    typeDefs: `${FEDERATION}
      type Query { best: Book }
      type Size @shareable { width: Int depth: Int }
      ${kinds.map(stockKind).join('')}`,
    resolvers: {
      Query: { best: () => pick(PRODUCTS[0] as Row, 'weight') },
      ...forKinds(() => ({
        __resolveReference: (row: Row) => ({ ...pick(product(row.id), 'weight'), ...row }),
        fragile: common.fragile,
        strict: common.strict,
        shipping: common.shipping,
        size: common.size,
      })),
    },
  },
  {
    name: 'delivery',
    typeDefs: `${FEDERATION}
      ${kinds
        .map(
          (name) => `
      type ${name} @key(fields: "id") {
        id: ID!
        shipping(zip: String): String @external
        shippingTwice: String @requires(fields: "shipping(zip: \\"123\\")")
      }`,
        )
        .join('')}`,
    resolvers: forKinds(() => ({
      __resolveReference: (row: Row) => row,
      shippingTwice: common.shippingTwice,
    })),
  },
  {
    name: 'people',
    typeDefs: `${FEDERATION}
      type Query { makers: [Maker] cheapest: Book @provides(fields: "title") }
      type Maker @key(fields: "id") {
        id: ID!
        name: String!
        country: String
        likes: Maker
      }
      type Book @key(fields: "id") { id: ID! title: String @external }`,
    resolvers: {
      Query: { makers: query.makers, cheapest: () => pick(query.cheapest() as Row, 'title') },
      Maker: { __resolveReference: ({ id }: Row) => maker(id), likes: makerFields.likes },
      Book: { __resolveReference: (row: Row) => row },
    },
  },
  {
    name: 'labels',
    typeDefs: `${FEDERATION}
      type Maker @key(fields: "id") { id: ID! country: String @external label: String @requires(fields: "country") }`,
    resolvers: { Maker: { __resolveReference: (row: Row) => row, label: makerFields.label } },
  },
  {
    name: 'reviews',
    typeDefs: `${FEDERATION}
      type Product @key(fields: "id") @interfaceObject { id: ID! reviews(first: Int = 2): [Review!]! score: Float }
      type Review @key(fields: "id") { id: ID! stars: Int! product: Product }`,
    resolvers: {
      Product: {
        __resolveReference: ({ id }: Row) => ({ id }),
        reviews: common.reviews,
        score: common.score,
      },
      Review: { product: ({ productId }: Row) => ({ id: productId }) },
    },
  },
];

/** The same graph as one schema, for graphql-js to execute. */
export function singleSchema(publicSchema: GraphQLSchema): GraphQLSchema {
  const schema = buildSchema(printSchema(publicSchema));
  const resolvers: Record<string, Record<string, unknown>> = {
    Query: { ...query, best: () => PRODUCTS[0] },
    ...forKinds(() => ({
      ...common,
      shippingTwice: (row: Row) =>
        common.shippingTwice({ ...row, shipping: common.shipping(row, { zip: '123' }) }),
    })),
    Maker: makerFields,
    Review: review,
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const [name, field] of Object.entries(type.getFields())) {
      const resolve = resolvers[type.name]?.[name];
      if (resolve !== undefined) field.resolve = resolve as typeof field.resolve;
    }
  }
  return schema;
}

/** Arguments for random operations on the graph. */
export const LIBRARY_ARGUMENTS = {
  id: ['"p1"', '"p5"', '"p7"', '"none"'],
  text: ['"1"', '"Maker"', '"\\u00e5"', '""'],
  zip: ['"123"', '"9"'],
  first: ['1', '3'],
  input: ['{text: "a", grades: [GOOD]}', '{nested: {number: 3}}'],
};

/**
 * What random operations may ask: the planner (0.0.38) forgets types when one list is asked for fields of an
 * `@interfaceObject` both through the interface and through two or more of its types.
 */
export function mayAsk(type: string, field: string): boolean {
  return !kinds.includes(type) || (field !== 'reviews' && field !== 'score');
}
