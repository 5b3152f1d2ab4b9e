import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CODES, type Depots, type Parcel, startDepots } from './support/depots.js';

let depots: Depots;

beforeAll(async () => {
  depots = await startDepots({ placedDeadline: 2_000 });
});
afterEach(async () => {
  for (const proxy of depots.proxies.values()) {
    await proxy.fault();
    proxy.take();
  }
});
afterAll(() => depots?.stop());

const plain = (value: unknown) => JSON.parse(JSON.stringify(value));
const parcel = (id: string, weight: string, town = 'Ystad'): Parcel => ({ id, weight, town });
const fill = (rows: readonly Parcel[]) => {
  for (const code of CODES) depots.rows.set(code, []);
  for (const row of rows) depots.rows.get(row.id.slice(0, 2))?.push(row);
};
const asked = () => Object.fromEntries(CODES.map((code) => [code, depots.proxies.get(code)?.take()]));

const FEW = [
  parcel('aa0', '5'),
  parcel('bb0', '3', 'Kiruna'),
  parcel('zz0', '4'),
  parcel('aa1', '1', 'Kiruna'),
  parcel('bb1', '2'),
];

describe('a gathered connection', () => {
  test('is one list of the rows of all placements, with one statement of how complete it is', async () => {
    fill(FEW);
    const { data, errors } = await depots.ask(`{ list: parcels(first: 3) {
      edges { cursor node { id weight colour } } nodes { number: id }
      pageInfo { __typename hasNextPage hasPreviousPage start: startCursor endCursor }
      totalCount completeness { complete answered missing { code name reason } } } }`);
    expect(errors).toBeUndefined();
    const { list } = plain(data);
    expect(list.nodes).toEqual([{ number: 'aa1' }, { number: 'bb1' }, { number: 'bb0' }]);
    expect(list.edges.map(({ node }: { node: unknown }) => node)).toEqual([
      { id: 'aa1', weight: '1', colour: 'colour of aa1' },
      { id: 'bb1', weight: '2', colour: 'colour of bb1' },
      { id: 'bb0', weight: '3', colour: 'colour of bb0' },
    ]);
    expect(list.pageInfo).toEqual({
      __typename: 'PageInfo',
      hasNextPage: true,
      hasPreviousPage: false,
      start: list.edges[0].cursor,
      endCursor: list.edges[2].cursor,
    });
    expect(list.totalCount).toBe(5);
    expect(list.completeness).toEqual({ complete: true, answered: ['aa', 'bb', 'zz'], missing: [] });
    expect(asked()).toEqual({ aa: 1, bb: 1, zz: 1 });
  });

  test('asks only the placements that its argument names', async () => {
    fill(FEW);
    const query = `query ($depots: [ID!]) { parcels(depot: $depots) { nodes { id } completeness { answered } } }`;
    const { data } = await depots.ask(query, { depots: ['bb', 'bb'] });
    expect(plain(data)).toEqual({
      parcels: { nodes: [{ id: 'bb1' }, { id: 'bb0' }], completeness: { answered: ['bb'] } },
    });
    expect(asked()).toEqual({ aa: 0, bb: 1, zz: 0 });
    await depots.ask(query);
    expect(asked()).toEqual({ aa: 1, bb: 1, zz: 1 });
    await depots.ask('{ parcels(depot: ["99", "aa"]) { nodes { id } } }');
    expect(asked()).toEqual({ aa: 1, bb: 0, zz: 1 });
  });

  test('brings errors to the place where their rows have come to', async () => {
    fill(FEW);
    const { data, errors } = await depots.ask(
      '{ parcels(first: 4) { nodes { id broken } edges { node { broken } } } }',
    );
    expect(plain(data).parcels.nodes.map(({ broken }: { broken: unknown }) => broken)).toEqual([
      null,
      null,
      'whole',
      'whole',
    ]);
    expect(errors?.map(({ path, extensions }) => [path?.join('.'), extensions.region]).sort()).toEqual([
      ['parcels.edges.0.node.broken', 'aa'],
      ['parcels.edges.1.node.broken', 'bb'],
      ['parcels.nodes.0.broken', 'aa'],
      ['parcels.nodes.1.broken', 'bb'],
    ]);
  });

  test('refuses what every placement refuses, once and as they do', async () => {
    fill(FEW);
    const { data, errors } = await depots.ask(
      '{ parcels(first: 501) { nodes { id } completeness { complete } } }',
    );
    expect(plain(data)).toEqual({ parcels: null });
    expect(
      errors?.map(({ message, extensions }) => [message, extensions.code, 'region' in extensions]),
    ).toEqual([['Expected first to be from 1 to 500, got 501.', 'BAD_USER_INPUT', false]]);
  });

  test('asks a placement that holds nearly all rows a second time, and no other', async () => {
    fill([
      ...Array.from({ length: 200 }, (_, index) => parcel(`aa${index}`, String(1000 + index))),
      parcel('bb0', '9000'),
      parcel('zz0', '9001'),
    ]);
    const { data } = await depots.ask(
      '{ parcels(first: 100) { nodes { id } totalCount pageInfo { hasNextPage } } }',
    );
    const { parcels } = plain(data);
    expect(parcels.nodes.map(({ id }: Parcel) => id)).toEqual(
      Array.from({ length: 100 }, (_, index) => `aa${index}`),
    );
    expect(parcels).toMatchObject({ totalCount: 202, pageInfo: { hasNextPage: true } });
    expect(asked()).toEqual({ aa: 2, bb: 1, zz: 1 });
  });

  test('of entities is gathered for each of them', async () => {
    fill(FEW);
    const { data, errors } = await depots.ask(`{ towns { name people parcels(first: 2) {
      nodes { id note } totalCount completeness { complete } } labels { text } } }`);
    expect(errors).toBeUndefined();
    const [ystad, kiruna, nowhere] = plain(data).towns;
    expect(ystad.parcels).toEqual({
      nodes: [
        { id: 'bb1', note: 'note of bb1' },
        { id: 'zz0', note: 'note of zz0' },
      ],
      totalCount: 3,
      completeness: { complete: true },
    });
    expect(ystad.labels.map(({ text }: { text: string }) => text).sort()).toEqual([
      'Ystad by 0',
      'Ystad by 1',
      'Ystad by 2',
    ]);
    expect(kiruna.parcels.nodes.map(({ id }: Parcel) => id)).toEqual(['aa1', 'bb0']);
    expect(kiruna.people).toBe(7);
    expect(nowhere.parcels).toEqual({ nodes: [], totalCount: 0, completeness: { complete: true } });
    expect(asked()).toEqual({ aa: 1, bb: 1, zz: 1 });
  });

  test('of entities is filled by a second round for those that need one', async () => {
    fill([
      ...Array.from({ length: 60 }, (_, index) => parcel(`aa${index}`, String(1000 + index))),
      ...Array.from({ length: 60 }, (_, index) => parcel(`bb${index}`, String(1000 + index), 'Kiruna')),
    ]);
    const { data } = await depots.ask('query ($n: Int) { towns { parcels(first: $n) { nodes { id } } } }', {
      n: 50,
    });
    const counts = plain(data).towns.map(
      (town: { parcels: { nodes: unknown[] } | null }) => town.parcels?.nodes.length,
    );
    expect(counts).toEqual([50, 50, 0]);
    expect(asked()).toEqual({ aa: 2, bb: 2, zz: 1 });
  });

  test('within what one placement answers is gathered from all of them', async () => {
    fill(FEW);
    const { data, errors } = await depots.ask(`{
      parcels(first: 2) { nodes { id town { parcels { nodes { id } completeness { complete } } } } }
      shelf { town { name inTown: parcels(first: 1) { nodes { id town { parcels { totalCount } } } } } } }`);
    // The last on the shelf is a parcel that no depot has.
    expect(errors?.map(({ path }) => path)).toEqual([['shelf', 3, 'town']]);
    const { parcels, shelf } = plain(data);
    expect(parcels.nodes).toEqual([
      {
        id: 'aa1',
        town: { parcels: { nodes: [{ id: 'aa1' }, { id: 'bb0' }], completeness: { complete: true } } },
      },
      {
        id: 'bb1',
        town: {
          parcels: { nodes: [{ id: 'bb1' }, { id: 'zz0' }, { id: 'aa0' }], completeness: { complete: true } },
        },
      },
    ]);
    expect(shelf[1].town).toEqual({
      name: 'Kiruna',
      inTown: { nodes: [{ id: 'aa1', town: { parcels: { totalCount: 2 } } }] },
    });
  });
});

describe('paging through a gathered connection', () => {
  const weight = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 3 }),
    fc.constantFrom('', 'a', 'å', 'ö', '\uffff', '\u{1f600}'),
  );
  const drawn = fc.array(fc.tuple(fc.constantFrom(...CODES), weight), { maxLength: 150, size: 'max' });

  test('gives every row once and in order, whatever the page size and whatever is added elsewhere', async () => {
    await fc.assert(
      fc.asyncProperty(drawn, fc.integer({ min: 1, max: 90 }), fc.boolean(), async (rows, size, adding) => {
        const parcels = rows.map(([code, text], index) =>
          parcel(`${code}${index}`, `m${text.replaceAll('\u0000', '')}`),
        );
        fill(parcels);
        for (const proxy of depots.proxies.values()) proxy.take();
        const seen: string[] = [];
        let after: string | null = null;
        for (let page = 0; ; page++) {
          const { data, errors } = await depots.ask(
            'query ($size: Int, $after: String) { parcels(first: $size, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }',
            { size, after },
          );
          expect(errors).toBeUndefined();
          const { nodes, pageInfo } = plain(data).parcels;
          seen.push(...nodes.map(({ id }: Parcel) => id));
          expect(Math.max(...Object.values(asked() as Record<string, number>))).toBeLessThanOrEqual(2);
          if (!pageInfo.hasNextPage) break;
          expect(nodes).toHaveLength(size);
          after = pageInfo.endCursor;
          // Before what was read: it may not come up, nor push anything out.
          if (adding)
            depots.rows.get(CODES[page % 3] as string)?.push(parcel(`${CODES[page % 3]}new${page}`, 'a'));
        }
        const key = ({ weight: text, id }: Parcel) => Buffer.from(`${text}\u0000${id}`);
        const expected = [...parcels]
          .sort((one, other) => Buffer.compare(key(one), key(other)))
          .map(({ id }) => id);
        expect(seen).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a gathered field of an entity that has several keys', () => {
  const kept = (name: string) => CODES.map((code) => ({ text: `${name} in ${code}` }));
  const byDepot = (...names: string[]) =>
    CODES.flatMap((code) => names.map((name) => ({ text: `${name} in ${code}` })));

  test('has the rows of them all, of every placement', async () => {
    const { data, errors } = await depots.ask('{ towns { name kept { text } again: kept { text } } }');
    const { towns } = plain(data);
    expect(towns[0]).toEqual({
      name: 'Ystad',
      kept: byDepot('Ystad', 'Istad'),
      again: byDepot('Ystad', 'Istad'),
    });
    expect(towns[1].kept).toEqual(kept('Kiruna'));
    // Its keys can't be learned: what stands under its own is there, and it is said that there may be more.
    expect(towns[2]).toEqual({ name: 'Nowhere', kept: kept('Nowhere'), again: kept('Nowhere') });
    expect(errors?.map(({ message, path }) => [message, path])).toEqual([
      ['Nowhere has no names.', ['towns', 2, 'kept']],
      ['Nowhere has no names.', ['towns', 2, 'again']],
    ]);
  });

  test('has them also below what one placement answers', async () => {
    fill([parcel('bb0', '1')]);
    const { data, errors } = await depots.ask('{ parcels { nodes { id town { kept { text } } } } }');
    expect(errors).toBeUndefined();
    expect(plain(data).parcels.nodes).toEqual([{ id: 'bb0', town: { kept: byDepot('Ystad', 'Istad') } }]);
  });

  test('has the rows of its own key, and an error, where nobody answers for the others', async () => {
    fill([parcel('bb0', '1')]);
    await depots.proxies.get('atlas')?.fault('refused');
    const { data, errors } = await depots.ask('{ parcels { nodes { town { kept { text } } } } }');
    expect(plain(data).parcels.nodes).toEqual([{ town: { kept: kept('Ystad') } }]);
    expect(errors?.map(({ path, extensions }) => [path, extensions.code])).toEqual([
      [['parcels', 'nodes', 0, 'town', 'kept'], 'SUBGRAPH_UNREACHABLE'],
    ]);
  });
});
