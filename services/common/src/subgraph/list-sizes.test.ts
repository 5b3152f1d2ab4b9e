import 'reflect-metadata';
import { expect, test } from '@jest/globals';
import { parse, print } from 'graphql';
import { withListSizes } from './list-sizes.js';

const REST = 'slicingArguments: ["first"], sizedFields: ["edges", "nodes"], requireOneSlicingArgument: false';

const sized = (field: string): string =>
  print(withListSizes(parse(`type Shop { ${field} }`))).replaceAll(/\s+/g, ' ');

test('a connection that says nothing of its size is taken for a full page', () => {
  expect(sized('things(first: Int): ThingConnection')).toBe(
    `type Shop { things(first: Int @range(min: 1, max: 500)): ThingConnection @listSize(assumedSize: 50, ${REST}) }`,
  );
});

test('a connection that says how many rows there realistically are keeps it, and its other directives', () => {
  expect(sized('things(first: Int): ThingConnection @listSize(assumedSize: 7) @gather')).toBe(
    `type Shop { things(first: Int @range(min: 1, max: 500)): ThingConnection @gather @listSize(assumedSize: 7, ${REST}) }`,
  );
});

test('what is no connection is left as it is', () => {
  expect(sized('things: [Thing] @listSize(assumedSize: 7)')).toBe(
    'type Shop { things: [Thing] @listSize(assumedSize: 7) }',
  );
});
