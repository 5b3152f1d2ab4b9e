import { describe, expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import type { RequiresSelection } from '../supergraph/index.js';
import { compileRepresentations } from './representations.js';
import { typesOf } from './types.js';

const types = typesOf(
  buildSchema(`
    type Query { any: Any }
    interface Any { id: ID }
    type Book implements Any { id: ID } type Film implements Any { id: ID }
  `),
);
const field = (name: string, alias?: string, selections?: RequiresSelection[]): RequiresSelection => ({
  kind: 'Field',
  name,
  ...(alias !== undefined && { alias }),
  ...(selections !== undefined && { selections }),
});
const on = (typeCondition: string, ...selections: RequiresSelection[]): RequiresSelection => ({
  kind: 'InlineFragment',
  typeCondition,
  selections,
});

describe('representations', () => {
  test('are written once for each distinct entity, whatever characters its key has', () => {
    const found = compileRepresentations([on('Book', field('__typename'), field('id'))], undefined, types)();
    const ids = ['1', '"quoted"', 'åäö', 'a\\b', '\n', '\ud800', '1', 'x'.repeat(100)];
    const indices = ids.map((id) => found.add({ __typename: 'Book', id }));
    expect(indices).toEqual([0, 1, 2, 3, 4, 5, 0, 6]);
    expect(found.texts.map((text) => JSON.parse(text).id)).toEqual([...ids.slice(0, 6), 'x'.repeat(100)]);
    expect(found.texts[0]).toBe('{"__typename":"Book","id":"1"}');
  });

  test('tell a number from a string and one type from another', () => {
    const requires = [
      on('Book', field('__typename'), field('id')),
      on('Film', field('__typename'), field('id')),
    ];
    const found = compileRepresentations(requires, undefined, types)();
    expect(
      [
        { __typename: 'Book', id: '1' },
        { __typename: 'Film', id: '1' },
        { __typename: 'Book', id: 1 },
        { __typename: 'Film', id: '1' },
      ].map((entity) => found.add(entity)),
    ).toEqual([0, 1, 2, 1]);
  });

  test('are not made where a needed field is missing or the type is another; null is a value', () => {
    const requires = [
      on('Book', field('__typename'), field('id'), field('size', undefined, [field('width')])),
    ];
    const found = compileRepresentations(requires, undefined, types)();
    expect(found.add({ __typename: 'Book', id: '1' })).toBe(-1);
    expect(found.add({ __typename: 'Book', id: '1', size: {} })).toBe(-1);
    expect(found.add({ __typename: 'Film', id: '1', size: { width: 1 } })).toBe(-1);
    expect(found.add({ __typename: 'Book', id: '1', size: null })).toBe(0);
    expect(found.add({ __typename: 'Book', id: '1', size: [{ width: 1 }, null] })).toBe(1);
    expect(found.texts).toEqual([
      '{"__typename":"Book","id":"1","size":null}',
      '{"__typename":"Book","id":"1","size":[{"width":1},null]}',
    ]);
  });

  test('follow rewrites and aliases: an interface’s name for its types, a value that lies under another key', () => {
    const found = compileRepresentations(
      [on('Any', field('__typename'), field('_internal', 'price'), field('id'))],
      [{ ValueSetter: { path: [{ TypenameEquals: ['Any'] }, { Key: '__typename' }], setValueTo: 'Any' } }],
      types,
    )();
    found.add({ __typename: 'Film', id: '1', _internal: 2 });
    expect(found.texts).toEqual(['{"__typename":"Any","price":2,"id":"1"}']);
  });
});
