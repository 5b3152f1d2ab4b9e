import { describe, expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import { copy, createMerge } from './merge.js';
import { typesOf } from './types.js';

const merge = createMerge(
  typesOf(buildSchema('type Query { a: A } interface A { id: ID } type B implements A { id: ID }')),
);

describe('merging answers', () => {
  test('fills gaps and nulls, keeps what is there, and goes into objects and lists that both have', () => {
    const target = { a: 1, b: null, c: { x: 1 }, list: [{ p: 1 }, null, { p: 3 }], nested: [[{ p: 1 }]] };
    merge(target, {
      a: 2,
      b: 3,
      c: { y: 2 },
      d: 4,
      list: [{ q: 1 }, { q: 2 }, { q: 3 }],
      nested: [[{ q: 2 }]],
    });
    expect(target).toEqual({
      a: 1,
      b: 3,
      c: { x: 1, y: 2 },
      d: 4,
      list: [{ p: 1, q: 1 }, { q: 2 }, { p: 3, q: 3 }],
      nested: [[{ p: 1, q: 2 }]],
    });
  });

  test('leaves a list as it is when the other has another length', () => {
    const target = { list: [{ p: 1 }] };
    merge(target, { list: [{ q: 1 }, { q: 2 }] });
    expect(target).toEqual({ list: [{ p: 1 }] });
  });

  test('prefers an object type’s name to an interface’s, in either order', () => {
    const first = { __typename: 'A' };
    merge(first, { __typename: 'B' });
    const second = { __typename: 'B' };
    merge(second, { __typename: 'A' });
    expect([first, second]).toEqual([{ __typename: 'B' }, { __typename: 'B' }]);
  });

  test('copies share nothing with what they are copies of', () => {
    const value = { a: [{ b: 1 }], c: null };
    const copied = copy(value);
    expect(copied).toEqual(value);
    expect(copied.a).not.toBe(value.a);
    expect(copied.a[0]).not.toBe(value.a[0]);
  });
});
