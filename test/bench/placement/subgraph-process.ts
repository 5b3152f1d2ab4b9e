import { createServer } from 'node:http';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, type GraphQLSchema, parse } from 'graphql';
import { idsOver, LIST, PLACED, ROWS } from './subgraphs.js';

/**
 * Serves the list at the first port and a deployment of the placed subgraph at each of the others. Each distinct
 * request is executed once; from then on its ready bytes are sent.
 */
const [listPort, ...ports] = process.argv.slice(2).map(Number);

serve(
  buildSubgraphSchema([
    {
      typeDefs: parse(LIST.typeDefs),
      resolvers: {
        Query: { items: () => idsOver(ports.length).map((id) => ({ id, title: `Title ${id}` })) },
        Item: { __resolveReference: (reference: object) => reference },
      },
    },
  ]),
  listPort as number,
);
ports.forEach((port, index) => {
  serve(
    buildSubgraphSchema([
      {
        typeDefs: parse(PLACED.typeDefs),
        resolvers: {
          Query: { rows: (_: unknown, given: Paging) => page(rowsOf(index), given) },
          Item: {
            __resolveReference: ({ id }: { id: string }) => ({ id, name: `Name of ${id}`, size: id.length }),
          },
        },
      },
    ]),
    port,
  );
});

interface Paging {
  readonly first?: number;
  readonly after?: string;
}

/** The first placement holds nine rows of ten. */
function rowsOf(placement: number): string[] {
  return Array.from({ length: ROWS }, (_, row) => row).flatMap((row) => {
    const holder = row % 10 === 9 ? Math.ceil(row / 10) % ports.length : 0;
    return holder === placement ? [String(row).padStart(6, '0')] : [];
  });
}

function page(rows: readonly string[], { first = ROWS, after = '' }: Paging) {
  const behind = rows.filter((id) => id > after);
  const taken = behind.slice(0, first);
  return {
    edges: taken.map((id) => ({ cursor: id, sortKey: id, node: { id } })),
    nodes: taken.map((id) => ({ id })),
    pageInfo: { hasNextPage: behind.length > taken.length, hasPreviousPage: after !== '' },
  };
}

function serve(schema: GraphQLSchema, port: number): void {
  const ready = new Map<string, Promise<Buffer>>();
  createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      const body = Buffer.concat(chunks).toString('latin1');
      const answer = ready.get(body) ?? answerTo(schema, body);
      ready.set(body, answer);
      const bytes = await answer;
      response
        .writeHead(200, { 'content-type': 'application/json', 'content-length': bytes.length })
        .end(bytes);
    });
  }).listen(port, '127.0.0.1');
}

async function answerTo(schema: GraphQLSchema, body: string): Promise<Buffer> {
  const { query = '{ __typename }', variables } = JSON.parse(body) as { query?: string; variables?: object };
  const answer = await execute({ schema, document: parse(query), variableValues: { ...variables } });
  return Buffer.from(JSON.stringify(answer));
}
