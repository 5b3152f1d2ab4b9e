import { expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import { SubgraphOperation } from '../engine/index.js';
import { compileCheck } from './check-answer.js';

const schema = buildSchema(`
  type Query { towns: [Town] sights: [Sight] }
  type Town { name: String }
  type Bridge { length: Int }
  union Sight = Town | Bridge`);

const faultsOf = (text: string, data: Record<string, unknown>) =>
  compileCheck(
    new SubgraphOperation('query', text),
    schema,
  )({ data }).faults.map(({ path, message }) => [path.join('.'), message]);

test.each([
  ['asked for directly', '{ towns { __typename name } }'],
  ['asked for within a fragment', '{ towns { ...Parts } } fragment Parts on Town { __typename name }'],
  ['asked for within an inline fragment', '{ towns { ... on Town { name } ... { __typename } } }'],
  ['asked for under another key', '{ towns { ... on Town { kind: __typename name } } }'],
])(
  'an object that says it is of another type than the graph gives it is refused: the type %s',
  (_where, text) => {
    const town = { __typename: 'Town', kind: 'Town', name: 'Ystad' };
    expect(faultsOf(text, { towns: [{ ...town }] })).toEqual([]);
    const [[path, message] = [], ...others] = faultsOf(text, {
      towns: [{ ...town }, { ...town, __typename: 'Bogus', kind: 'Bogus' }],
    });
    expect(others).toEqual([]);
    expect([path, message]).toEqual(['towns.1', expect.stringContaining('one of Town')]);
  },
);

test('an object of a union may leave out the type where only a fragment for another asks for it', () => {
  const text = '{ sights { ... on Town { kind: __typename name } ... on Bridge { length } __typename } }';
  const sights = [
    { __typename: 'Town', kind: 'Town', name: 'Ystad' },
    { __typename: 'Bridge', length: 16 },
  ];
  expect(faultsOf(text, { sights })).toEqual([]);
});
