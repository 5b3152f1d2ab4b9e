import { describe, expect, it } from '@jest/globals';
import { buildSchema, type DocumentNode, type FragmentDefinitionNode, Kind, parse } from 'graphql';
import { ownTime } from '../../../test/support/own-time.js';
import type { ListSize } from '../supergraph/index.js';
import { createCostOf } from './cost.js';
import { createGuard } from './guard.js';
import { DEFAULT_LIMITS } from './limits.js';

const schema = buildSchema(`
  interface Shelf { books(first: Int, last: Int): BookPage }
  type Query implements Shelf { books(first: Int, last: Int): BookPage all: [Book] few: [Book] grid: [[Book]] shelf: Shelf }
  type Subscription { added: Book }
  type BookPage { nodes: [Book] edges: [Edge] total: Int }
  type Edge { node: Book }
  type Book { id: ID title: String years: [Int] author: Author shelf: Shelf books(first: Int): BookPage }
  type Author { name: String books(first: Int): BookPage }
`);

const page = (more: Partial<ListSize> = {}): ListSize => ({
  assumedSize: 50,
  slicingArguments: [{ name: 'first', standard: undefined, max: 500 }],
  sizedFields: ['edges', 'nodes'],
  ...more,
});

const listSizes = new Map<string, ListSize>([
  [
    'Query.books',
    page({
      slicingArguments: [
        { name: 'first', standard: undefined, max: 500 },
        { name: 'last', standard: undefined, max: undefined },
      ],
    }),
  ],
  ['Book.books', page()],
  ['Author.books', page()],
  ['Query.all', { assumedSize: 22, slicingArguments: [], sizedFields: [] }],
]);
const costOf = createCostOf(schema, listSizes);

function costly(text: string) {
  const document = parse(text);
  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('The test needs an operation.');
  return { operation, fragments: fragmentsOf(document) };
}

function fragmentsOf({ definitions }: DocumentNode) {
  const fragments = definitions.filter(
    (definition): definition is FragmentDefinitionNode => definition.kind === Kind.FRAGMENT_DEFINITION,
  );
  return new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
}

const cost = (text: string, variables?: Record<string, unknown>) => costOf(costly(text), variables).cost;

describe('the cost of an operation', () => {
  it.each([
    ['an object', '{ shelf { __typename } }', 1.1],
    ['plain values, ten as one object', `{ all { ${'id '.repeat(10)} } }`, 22 * 2],
    ['a list with the size it says', '{ all { id } }', 22 * 1.1],
    ['a list that says nothing as five', '{ few { id } }', 5 * 1.1],
    ['a list of lists', '{ grid { id } }', 25 * 1.1],
    ['a list of plain values', '{ all { years } }', 22 * 1.5],
    ['a page with what is asked for', '{ books(first: 3) { nodes { id } } }', 1 + 3 * 1.1],
    ['a page with its default', '{ books { nodes { id } } }', 1 + 50 * 1.1],
    ['what is asked for null as the default', '{ books(first: null) { nodes { id } } }', 1 + 50 * 1.1],
    ['only the lists of a page as long as it', '{ books(first: 3) { total nodes { id } } }', 1.1 + 3 * 1.1],
    [
      'edges and nodes both',
      '{ books(first: 3) { edges { node { id } } nodes { id } } }',
      1 + 3 * 2.1 + 3 * 1.1,
    ],
    ['the larger of two sizes', '{ books(first: 3, last: 7) { nodes { id } } }', 1 + 7 * 1.1],
    ['nothing for less than nothing', '{ books(first: -5) { nodes { id } } }', 1],
    ['no more than the field takes', '{ books(first: 999999999999) { nodes { id } } }', 1 + 500 * 1.1],
    [
      'lists in lists as often',
      '{ books(first: 3) { nodes { books(first: 4) { nodes { id } } } } }',
      1 + 3 * (2 + 4 * 1.1),
    ],
    [
      'each alias',
      '{ x: books(first: 3) { nodes { id } } y: books(first: 3) { nodes { id } } }',
      2 + 6 * 1.1,
    ],
    [
      'fragments where they are spread',
      '{ books(first: 3) { ...P } b: books(first: 4) { ...P } } fragment P on BookPage { nodes { id } }',
      2 + 7 * 1.1,
    ],
    ['inline fragments', '{ books(first: 3) { ... { nodes { ... on Book { id } } } } }', 1 + 3 * 1.1],
    ['an interface as what is behind it', '{ shelf { books(first: 3) { nodes { id } } } }', 2 + 3 * 1.1],
    ['no field that is left out', '{ all @skip(if: true) { id } few @include(if: false) { id } }', 0],
    [
      'nothing that does not exist',
      '{ nothing { books { nodes { id } } } ... on Nothing { all { id } } ...F }',
      0,
    ],
    [
      'one event of a subscription',
      'subscription { added { books(first: 3) { nodes { id } } } }',
      2 + 3 * 1.1,
    ],
  ])('counts %s', (_what, text, wanted) => {
    expect(cost(text)).toBe(Math.ceil(Math.round(wanted * 10) / 10));
  });

  it('depends on the values of variables, and is the least it can be without them', () => {
    const text =
      'query ($n: Int, $no: Boolean!) { books(first: $n) { nodes { id } } all @skip(if: $no) { id } }';
    expect(costOf(costly(text))).toEqual({ cost: 1, fixed: false });
    expect(cost(text, { n: 10, no: true })).toBe(12);
    expect(cost(text, { no: true })).toBe(56);
    expect(cost(text, { n: null, no: true })).toBe(56);
    expect(cost(text, { n: -1, no: false })).toBe(Math.ceil(1 + 22 * 1.1));
    expect(cost(text, { n: 1_000_000, no: true })).toBe(551);
    expect(costOf(costly('{ all { id } }')).fixed).toBe(true);
  });

  it('takes no longer, and is as large as a number can be, for fragments that double at each level', () => {
    const fragments = Array.from(
      { length: 2_000 },
      (_, i) =>
        `fragment F${i} on Book { ...F${i + 1} ...F${i + 1} books(first: ${i}) { nodes { ...F${i + 1} } } }`,
    );
    const started = ownTime();
    expect(cost(`{ all { ...F0 } } ${fragments.join(' ')} fragment F2000 on Book { id }`)).toBe(
      Math.ceil(Number.MAX_SAFE_INTEGER / 10),
    );
    expect(ownTime() - started).toBeLessThan(1_000);
  });

  it('ends for fragments that hold each other', () => {
    expect(cost('{ all { ...F } } fragment F on Book { id ...G } fragment G on Book { id ...F }')).toBe(
      Math.ceil(22 * 1.2),
    );
  });
});

describe('the limit on cost', () => {
  const guard = createGuard({ ...DEFAULT_LIMITS, cost: 100 }, { publicSchema: schema, listSizes });

  it('says what is allowed, what came, and what to do', () => {
    const [error, ...more] = guard.ofDocument(parse('{ books(first: 100) { nodes { id } } }'));
    expect(more).toEqual([]);
    expect(error?.extensions).toEqual({ code: 'LIMIT_EXCEEDED', limit: 'cost', max: 100, got: 111 });
    expect(error?.message).toMatch(
      /at most 100 .*got 111.*fewer rows with "first" or "last".*nest fewer lists/,
    );
    expect(guard.ofDocument(parse('{ books(first: 90) { nodes { id } } }'))).toEqual([]);
  });

  it('is asked again for each set of variables', () => {
    const text = 'query ($n: Int) { books(first: $n) { nodes { id } } }';
    const selected = costly(text);
    expect(guard.ofDocument(parse(text))).toEqual([]);
    expect(guard.ofOperation(selected, { n: 10 })).toEqual([]);
    expect(guard.ofOperation(selected, { n: 100 })).toHaveLength(1);
    expect(guard.ofOperation(selected, { n: 10 })).toEqual([]);
  });
});
