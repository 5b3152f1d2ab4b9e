import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type ExecutionResult, execute, type GraphQLSchema, parse, validate } from 'graphql';
import { type FederatedGraph, startGraph } from './support/federated-graph.js';
import { LIBRARY, LIBRARY_ARGUMENTS, mayAsk, singleSchema } from './support/library.js';
import { randomOperation } from './support/random-operation.js';

const OPERATIONS = Number(process.env.RANDOM_OPERATIONS ?? 150);

let graph: FederatedGraph;
let single: GraphQLSchema;

beforeAll(async () => {
  graph = await startGraph(LIBRARY);
  single = singleSchema(graph.supergraph.publicSchema);
});
afterAll(() => graph?.stop());

describe('the federated graph answers as one schema over the same data would', () => {
  test(`for ${OPERATIONS} random operations: each value, the order of fields, the places of errors`, async () => {
    let compared = 0;
    for (let seed = 1; seed <= OPERATIONS; seed++) {
      const { query, variables } = randomOperation(single, seed, LIBRARY_ARGUMENTS, mayAsk);
      const document = parse(query);
      if (validate(single, document).length > 0) continue;
      const expected = await execute({ schema: single, document, variableValues: variables });
      const answer = await graph.ask(query, variables);
      if (answer.errors?.some(({ extensions }) => extensions.code === 'INTERNAL_SERVER_ERROR')) continue;
      const about = `seed ${seed}\n${query}\n${JSON.stringify(variables)}`;
      expect({ about, data: JSON.stringify(answer.data) }).toEqual({
        about,
        data: JSON.stringify(expected.data),
      });
      // Where the whole answer broke, graphql-js no longer looks for more errors.
      if (expected.data !== null)
        expect({ about, places: places(answer) }).toEqual({ about, places: places(expected) });
      compared++;
    }
    // Some are not valid (fields in each other's way), and some few are beyond the planner.
    expect(compared).toBeGreaterThan(OPERATIONS * 0.9);
  }, 120_000);

  test.each([
    [
      'an alias that takes a key’s name',
      '{ products { code: title id: grade reviews { stars } ... on Book { weight } } }',
    ],
    [
      'a composite key under an alias',
      '{ products { code { number: series } ... on Film { shippingTwice } } }',
    ],
    [
      'a required field that the client asks with other arguments',
      '{ best { shipping(zip: "7") shippingTwice } }',
    ],
    ['chained requirements', '{ best { shippingTwice } }'],
    ['lists of lists', '{ makers { name } product(id: "p2") { parts { name grams } title } }'],
    [
      'fields that are called like those of every object',
      '{ best { constructor: id toString: grade __proto__: weight } }',
    ],
    ['a field that only another subgraph provides here', '{ cheapest { title maker { name label } } }'],
    ['values of one object that two subgraphs give', '{ best { size { width depth } } }'],
    ['entities that are not there', '{ product(id: "none") { title reviews { stars } } }'],
  ])('for %s', async (_what, query) => {
    const expected = await execute({ schema: single, document: parse(query) });
    const answer = await graph.ask(query);
    expect(JSON.stringify(answer)).toBe(JSON.stringify(expected));
  });

  test('a list of lists with gaps is given as it is', async () => {
    const answer = await graph.ask('{ shelves { __typename title ... on Book { weight } } }');
    const expected = await execute({
      schema: single,
      document: parse('{ shelves { __typename title ... on Book { weight } } }'),
    });
    expect(JSON.stringify(answer.data)).toBe(JSON.stringify(expected.data));
    expect(places(answer)).toEqual(places(expected));
  });
});

function places({ errors = [] }: ExecutionResult): string[] {
  return errors.map(({ path }) => JSON.stringify(path)).sort();
}
