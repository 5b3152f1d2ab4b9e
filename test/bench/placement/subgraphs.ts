/** Number of entities that each request fetches. */
export const ENTITIES = 100;
/** Rows of the list that is paged through; nearly all lie in the first placement. */
export const ROWS = 1_000;
export const PAGE = 50;

/** The codes of a number of placements. */
export function codesOf(count: number): string[] {
  return Array.from({ length: count }, (_, index) => String(FIRST_CODE + index));
}

const FIRST_CODE = 10;

const FEDERATION = `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@inaccessible", "@composeDirective"])`;

/** Where each entity lies is in its id; evenly over the placements. */
export const LIST = {
  name: 'list',
  typeDefs: `${FEDERATION}
    type Query { items: [Item] }
    type Item @key(fields: "id") { id: ID! title: String }`,
};

export const PLACED = {
  name: 'placed',
  typeDefs: `${FEDERATION}
    @link(url: "https://agreement-hub.org/spec/v1.0", import: ["@placement", "@gather"])
    @composeDirective(name: "@placement") @composeDirective(name: "@gather")
    directive @placement(subgraph: String!, key: String!) repeatable on OBJECT
    directive @gather(by: String) on FIELD_DEFINITION
    type Query { rows(first: Int, after: String): RowConnection @gather }
    type Item @key(fields: "id") @placement(subgraph: "placed", key: "id") { id: ID! name: String! size: Int! }
    type RowConnection { edges: [RowEdge!]! nodes: [Row!]! pageInfo: PageInfo! }
    type RowEdge { cursor: String! sortKey: String! @inaccessible node: Row! }
    type Row { id: ID! }
    type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }`,
};

export const QUERY = '{ items { id title name size } }';
export const PAGE_QUERY = `query ($after: String) {
  rows(first: ${PAGE}, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } }
}`;

export function idsOver(count: number): string[] {
  const codes = codesOf(count);
  return Array.from({ length: ENTITIES }, (_, index) => `${codes[index % count]}-${index}`);
}
