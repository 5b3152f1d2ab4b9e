import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { FAULTS, type Fault } from '../../../test/support/fault-proxy.js';
import { CODES, type Depots, type Parcel, startDepots } from './support/depots.js';

const DEADLINE = 400;
/** What a machine that is busy with other things may take beyond a deadline. */
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
  const begun = performance.now();
  const { data, errors } = await depots.ask(query);
  expect(performance.now() - begun).toBeLessThan(DEADLINE + LITTLE);
  return {
    data: plain(data),
    errors: plain(errors ?? []) as { path: unknown[]; extensions: Record<string, unknown> }[],
  };
}

const ofEntities = (fault: Fault) => fault === 'missingEntities' || fault === 'surplusEntities';

describe.each(FAULTS.filter((fault) => !ofEntities(fault)))('a placement whose way is %s', (fault) => {
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
    const { data, errors } = await ask('{ parcels(first: 2) { nodes { id } } }');
    expect(data.parcels.nodes).toEqual([{ id: 'aa0' }, { id: 'zz0' }]);
    expect(errors).toMatchObject([
      { path: ['parcels'], extensions: { code: codeOf(fault), region: 'bb', regionName: 'Depot bb' } },
    ]);
  });

  test('leaves one null with its own error in a gathered list', async () => {
    await depots.proxies.get('bb')?.fault(fault);
    const { data, errors } = await ask('{ depots { code name } }');
    expect(data.depots).toEqual([{ code: 'aa', name: 'Depot aa' }, null, { code: 'zz', name: 'Depot zz' }]);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({
      extensions: { code: codeOf(fault), region: 'bb', regionName: 'Depot bb' },
    });
    expect(errors[0]?.path.slice(0, 2)).toEqual(['depots', 1]);
  });
});

describe.each(FAULTS)('the entities of a placement whose way is %s', (fault) => {
  test('are null with an error each, and all others are whole', async () => {
    await depots.proxies.get('aa')?.fault(fault);
    const { data, errors } = await ask('{ shelf { id colour note } }');
    expect(data.shelf.map(({ id, colour }: { id: string; colour: string }) => [id, colour])).toEqual(
      ['aa0', 'bb0', 'zz0', 'aa2'].map((id) => [id, `colour of ${id}`]),
    );
    expect(data.shelf.slice(1, 3).map(({ note }: { note: string }) => note)).toEqual([
      'note of bb0',
      'note of zz0',
    ]);
    if (fault === 'nullInside') {
      expect(data.shelf[0].note).toBeNull();
      return;
    }
    expect([data.shelf[0].note, data.shelf[3].note]).toEqual([null, null]);
    expect(
      errors.map(({ path, extensions }) => [path, extensions.code, extensions.region, extensions.regionName]),
    ).toEqual([0, 3].map((index) => [['shelf', index, 'note'], codeOf(fault), 'aa', 'Depot aa']));
  });

  test('have their gathered rows from the others', async () => {
    await depots.proxies.get('aa')?.fault(fault);
    const { data, errors } = await ask(
      '{ towns { name parcels(first: 4) { nodes { id } completeness { complete missing { code } } } } }',
    );
    expect(errors).toEqual([]);
    expect(data.towns[0].parcels).toEqual({
      nodes: ['bb0', 'zz0', 'bb1', 'zz1'].map((id) => ({ id })),
      completeness: { complete: false, missing: [{ code: 'aa' }] },
    });
  });
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
