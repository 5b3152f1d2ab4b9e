import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { FAULTS, type Fault } from '../../../test/support/faults.js';
import { ownTime } from '../../../test/support/own-time.js';
import { CODES, type Depots, type Parcel, startDepots } from './support/depots.js';

const DEADLINE = 400;
/** What a request may take beyond a deadline. */
const LITTLE = 600;

let depots: Depots;

beforeAll(async () => {
  depots = await startDepots({
    placedDeadline: DEADLINE,
    deadline: DEADLINE,
    breaker: { failures: Number.MAX_SAFE_INTEGER },
  });
  for (const code of CODES) {
    depots.rows.set(
      code,
      Array.from(
        { length: 40 },
        (_, index): Parcel => ({ id: `${code}${index}`, weight: `${1000 + index}`, town: 'Ystad' }),
      ),
    );
  }
});
afterEach(async () => {
  for (const proxy of depots.proxies.values()) await proxy.fault();
});
afterAll(() => depots?.stop());

const plain = (value: unknown) => JSON.parse(JSON.stringify(value));
const REASON: Partial<Record<Fault, string>> = {
  refused: 'UNREACHABLE',
  reset: 'UNREACHABLE',
  hanging: 'TIMEOUT',
  drip: 'TIMEOUT',
};
const reasonOf = (fault: Fault) => REASON[fault] ?? 'FAILED';
const codeOf = (fault: Fault) => (reasonOf(fault) === 'UNREACHABLE' ? 'REGION_UNREACHABLE' : reasonOf(fault));

async function ask(query: string) {
  const begun = ownTime();
  const { data, errors } = await depots.ask(query);
  expect(ownTime() - begun).toBeLessThan(DEADLINE + LITTLE);
  return {
    data: plain(data),
    errors: plain(errors ?? []) as { path: unknown[]; extensions: Record<string, unknown> }[],
  };
}

/** How an error of a placement names it. */
const OF_BB = { region: 'bb', regionName: 'Depot bb', subgraph: 'depots' };
const without = (...faults: Fault[]) => FAULTS.filter((fault) => !faults.includes(fault));

/** Faults of what entities alone have. */
const OF_ENTITIES: Fault[] = ['missingEntities', 'surplusEntities', 'nullEntities', 'otherType'];
/** Faults of values in rows, which cost those values and not the rows. */
const OF_VALUES: Fault[] = ['badEnum', 'badFormat'];
/** Counts that no list has, in the one number that a list must have. */
const OF_COUNTS: Fault[] = ['fraction', 'tooLarge', 'negative'];

describe.each(without(...OF_ENTITIES, ...OF_VALUES))('a placement whose way is %s', (fault) => {
  test('is named in the statement of a gathered connection, and all other rows are there', async () => {
    await depots.proxies.get('bb')?.fault(fault);
    const { data, errors } = await ask(
      '{ parcels(first: 30) { nodes { id note } totalCount completeness { complete answered missing { code name reason } } } }',
    );
    expect(errors).toEqual([]);
    expect(data.parcels.completeness).toEqual({
      complete: false,
      answered: ['aa', 'zz'],
      missing: [{ code: 'bb', name: 'Depot bb', reason: reasonOf(fault) }],
    });
    expect(data.parcels.totalCount).toBe(80);
    expect(data.parcels.nodes.map(({ id }: Parcel) => id)).toEqual(
      Array.from({ length: 15 }, (_, index) => [`aa${index}`, `zz${index}`]).flat(),
    );
  });

  test('is told of by an error where no statement is asked for', async () => {
    await depots.proxies.get('bb')?.fault(fault);
    const { data, errors } = await ask('{ parcels(first: 2) { nodes { id } totalCount } }');
    expect(data.parcels).toEqual({ nodes: [{ id: 'aa0' }, { id: 'zz0' }], totalCount: 80 });
    expect(errors.map(({ path, extensions }) => ({ path, extensions }))).toEqual([
      { path: ['parcels'], extensions: { code: codeOf(fault), ...OF_BB } },
    ]);
  });
});

describe.each(without(...OF_ENTITIES, 'negative', 'repeats'))('a placement whose way is %s', (fault) => {
  test('leaves one null with its own error in a gathered list', async () => {
    await depots.proxies.get('bb')?.fault(fault);
    const { data, errors } = await ask('{ depots { code name slots size opened } }');
    const depotOf = (code: string) => ({
      code,
      name: `Depot ${code}`,
      slots: 40,
      size: 'LARGE',
      opened: '2020-01-31',
    });
    expect(data.depots).toEqual([depotOf('aa'), null, depotOf('zz')]);
    expect(new Set(errors.map(({ path }) => path.slice(0, 2).join('.')))).toEqual(new Set(['depots.1']));
    for (const { extensions } of errors) expect(extensions).toEqual({ code: codeOf(fault), ...OF_BB });
    expect(errors).toHaveLength(1);
  });
});

test('what a placement gives twice is there once in a gathered list', async () => {
  await depots.proxies.get('bb')?.fault('repeats');
  const { data, errors } = await ask('{ depots { code } }');
  expect(errors).toEqual([]);
  expect(data.depots).toEqual(CODES.map((code) => ({ code })));
});

test('what a placement without keys to tell its items apart gives wrongly costs its own items', async () => {
  await depots.proxies.get('bb')?.fault('nullItems');
  const { data, errors } = await ask('{ towns { labels { text } } }');
  expect(data.towns[0].labels).toEqual([{ text: 'Ystad by 0' }, { text: 'Ystad by 2' }]);
  expect(errors.map(({ path, extensions }) => [path.join('.'), extensions.code, extensions.region])).toEqual(
    [0, 1, 2].map((index) => [`towns.${index}.labels`, 'FAILED', 'bb']),
  );
});

describe.each(OF_VALUES)('values of a placement that the graph does not allow: %s', (fault) => {
  test('are null with an error each, and their rows and all others are whole', async () => {
    await depots.proxies.get('bb')?.fault(fault);
    const { data, errors } = await ask(
      '{ parcels(first: 6) { nodes { id note slip { size grams sent } } totalCount completeness { complete } } }',
    );
    const slip = { size: 'SMALL', grams: 500, sent: '2026-11-21' };
    expect(data.parcels).toEqual({
      nodes: ['aa0', 'bb0', 'zz0', 'aa1', 'bb1', 'zz1'].map((id) => ({
        id,
        note: `note of ${id}`,
        slip: id.startsWith('bb') ? null : slip,
      })),
      totalCount: 120,
      completeness: { complete: true },
    });
    expect(errors.map(({ path, extensions }) => [path.slice(0, 4), extensions])).toEqual(
      [1, 4].map((place) => [['parcels', 'nodes', place, 'slip'], { code: 'FAILED', ...OF_BB }]),
    );
  });
});

describe.each<[Fault, string, unknown]>([
  ['badEnum', 'size', 'SMALL'],
  ['otherType', 'contents { ... on Book { title } }', { title: 'Of the sea' }],
])('a value of a placement that may be null and is not as the graph says: %s', (fault, field, whole) => {
  test('is null with an error that names the placement', async () => {
    await depots.proxies.get('bb')?.fault(fault);
    const key = field.split(' ')[0] as string;
    const { data, errors } = await ask(`{ parcels(first: 3) { nodes { id ${field} } } }`);
    expect(data.parcels.nodes).toEqual([
      { id: 'aa0', [key]: whole },
      { id: 'bb0', [key]: null },
      { id: 'zz0', [key]: whole },
    ]);
    expect(
      errors.map(({ path, extensions }) => [path.join('.'), extensions.code, extensions.region]),
    ).toEqual([[`parcels.nodes.1.${key}`, 'FAILED', 'bb']]);
  });
});

test.each(['people', 'parcels { totalCount }'])(
  'an object that says it is of another type is null with an error, and %s of it is not asked for',
  async (field) => {
    await depots.proxies.get('bb')?.fault('otherType');
    const { data, errors } = await ask(
      `{ parcels(depot: ["aa", "bb"], first: 2) { nodes { id town { ${field} } } } }`,
    );
    expect(
      data.parcels.nodes.map(({ id, town }: { id: string; town: unknown }) => [id, town !== null]),
    ).toEqual([
      ['aa0', true],
      ['bb0', false],
    ]);
    expect(errors[0]).toMatchObject({
      path: ['parcels', 'nodes', 1, 'town'],
      extensions: { code: 'FAILED', ...OF_BB },
    });
  },
);

/** What a fault leaves of an entity, where that is not null. */
const LEFT: Partial<Record<Fault, object>> = {
  nullInside: { note: null, slip: null },
  badEnum: { note: 'note of aa0', slip: null },
  badFormat: { note: 'note of aa0', slip: null },
  fraction: { note: 'note of aa0', slip: null },
  tooLarge: { note: 'note of aa0', slip: null },
};

describe.each(without('otherType', 'negative', 'nullItems'))(
  'the entities of a placement whose way is %s',
  (fault) => {
    test('are null with an error each, and all others are whole', async () => {
      await depots.proxies.get('aa')?.fault(fault);
      const { data, errors } = await ask('{ shelf { id colour note slip { size grams sent } } }');
      const slip = { size: 'SMALL', grams: 500, sent: '2026-11-21' };
      const [one, ...others] = data.shelf;
      expect(others.slice(0, 2)).toEqual(
        ['bb0', 'zz0'].map((id) => ({ id, colour: `colour of ${id}`, note: `note of ${id}`, slip })),
      );
      expect(one).toEqual({
        id: 'aa0',
        colour: 'colour of aa0',
        ...(LEFT[fault] ?? { note: null, slip: null }),
      });
      expect(others[2]).toMatchObject({ id: 'aa2', colour: 'colour of aa2', slip: null });
      for (const { extensions } of errors)
        expect(extensions).toEqual({ code: codeOf(fault), ...OF_BB, region: 'aa', regionName: 'Depot aa' });
      const places = new Set(errors.map(({ path }) => path.slice(0, 3).join('.')));
      for (const place of ['shelf.0.slip', 'shelf.3.slip']) expect(places).toContain(place);
      expect(places.has('shelf.0.note')).toBe(LEFT[fault] === undefined);
      expect(errors.length).toBeLessThanOrEqual(10);
    });
  },
);

describe.each(without('badEnum', 'badFormat', 'fraction', 'tooLarge', 'negative'))(
  'the rows for an entity of a placement whose way is %s',
  (fault) => {
    test('are missing, and those of the others are there', async () => {
      await depots.proxies.get('aa')?.fault(fault);
      const { data, errors } = await ask(
        '{ towns { name parcels(first: 4) { nodes { id } completeness { complete missing { code reason } } } } }',
      );
      expect(errors).toEqual([]);
      expect(data.towns[0].parcels).toEqual({
        nodes: ['bb0', 'zz0', 'bb1', 'zz1'].map((id) => ({ id })),
        completeness: { complete: false, missing: [{ code: 'aa', reason: reasonOf(fault) }] },
      });
    });
  },
);

test.each(OF_COUNTS)('a placement that counts wrongly is missing for each entity: %s', async (fault) => {
  await depots.proxies.get('aa')?.fault(fault);
  const { data, errors } = await ask(
    '{ towns { parcels(first: 1) { totalCount completeness { missing { code reason } } } } }',
  );
  expect(errors).toEqual([]);
  const completeness = { missing: [{ code: 'aa', reason: 'FAILED' }] };
  expect(data.towns.map(({ parcels }: { parcels: unknown }) => parcels)).toEqual(
    [80, 0, 0].map((totalCount) => ({ totalCount, completeness })),
  );
});

test('a placement that fails in the second round only is missing, not halved', async () => {
  depots.rows.set(
    'aa',
    Array.from({ length: 90 }, (_, index) => ({
      id: `aa${index}`,
      weight: `0${100 + index}`,
      town: 'Ystad',
    })),
  );
  const proxy = depots.proxies.get('aa');
  proxy?.after(1, 'status500');
  const { data } = await ask('{ parcels(first: 60) { nodes { id } completeness { missing { code } } } }');
  expect(data.parcels.completeness.missing).toEqual([{ code: 'aa' }]);
  expect(data.parcels.nodes.every(({ id }: Parcel) => !id.startsWith('aa'))).toBe(true);
  expect(data.parcels.nodes.length).toBeGreaterThanOrEqual(40);
});

describe.each<[Fault, string]>([
  ['refused', 'SUBGRAPH_UNREACHABLE'],
  ['reset', 'SUBGRAPH_UNREACHABLE'],
  ['hanging', 'TIMEOUT'],
  ['drip', 'TIMEOUT'],
  ['status500', 'SUBGRAPH_FAILED'],
  ['html', 'SUBGRAPH_FAILED'],
  ['shape', 'SUBGRAPH_FAILED'],
  ['wholeWithStatus500', 'SUBGRAPH_FAILED'],
])('a subgraph that is not placed and whose way is %s', (fault, code) => {
  test('costs only its own data', async () => {
    await depots.proxies.get('atlas')?.fault(fault);
    const { data, errors } = await ask('{ towns { name } parcels(first: 1) { nodes { weight colour } } }');
    expect(data.towns).toBeNull();
    expect(data.parcels.nodes[0]).toMatchObject({ weight: expect.any(String), colour: null });
    expect(errors.map(({ path, extensions }) => [path.join('.'), extensions.code]).sort()).toEqual([
      ['parcels.nodes.0.colour', code],
      ['towns', code],
    ]);
  });
});

test.each<Fault>(['missingEntities', 'surplusEntities'])(
  'entities of a subgraph that is not placed of which it can not be told which is which are errors: %s',
  async (fault) => {
    await depots.proxies.get('atlas')?.fault(fault);
    const { data, errors } = await ask('{ parcels(first: 2) { nodes { weight colour } } }');
    expect(data.parcels.nodes).toMatchObject([{ colour: null }, { colour: null }]);
    expect(errors.map(({ path, extensions }) => [path.join('.'), extensions.code])).toEqual([
      ['parcels.nodes.0.colour', 'SUBGRAPH_FAILED'],
      ['parcels.nodes.1.colour', 'SUBGRAPH_FAILED'],
    ]);
  },
);
