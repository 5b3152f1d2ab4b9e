import { createServer } from 'node:http';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, parse } from 'graphql';
import { WORKLOADS } from './workloads.js';

/**
 * Serves one subgraph of a workload. Each distinct request is executed once; from then on its ready bytes are sent,
 * so that a subgraph costs as little as it can.
 */
const [, , name, port] = process.argv;
const subgraph = WORKLOADS.flatMap(({ subgraphs }) => subgraphs).find((candidate) => candidate.name === name);
if (subgraph === undefined) throw new Error(`Expected the name of a subgraph, got ${name}.`);

const schema = buildSubgraphSchema([
  { typeDefs: parse(subgraph.typeDefs), resolvers: subgraph.resolvers as never },
]);
const ready = new Map<string, Promise<Buffer>>();

createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', async () => {
    const body = Buffer.concat(chunks).toString('latin1');
    let answer = ready.get(body);
    if (answer === undefined) {
      answer = answerTo(body);
      ready.set(body, answer);
    }
    const bytes = await answer;
    response
      .writeHead(200, { 'content-type': 'application/json', 'content-length': bytes.length })
      .end(bytes);
  });
}).listen(Number(port), '127.0.0.1');

async function answerTo(body: string): Promise<Buffer> {
  const { query = '{ __typename }', variables } = JSON.parse(body) as { query?: string; variables?: object };
  const answer = await execute({ schema, document: parse(query), variableValues: { ...variables } });
  return Buffer.from(JSON.stringify(answer));
}
