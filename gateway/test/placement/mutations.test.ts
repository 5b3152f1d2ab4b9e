import { afterEach, describe, expect, test } from '@jest/globals';
import type { Fault } from '../../../test/support/faults.js';
import { CODES, type Depots, startDepots } from './support/depots.js';

let depots: Depots;
afterEach(() => depots?.stop());

const PACK = 'mutation ($input: PackInput!) { pack(input: $input) { parcel { id } } }';
const inputFor = (depot: string) => ({ label: { depot }, weight: '1', town: 'Ystad' });
const asked = () => CODES.map((code) => depots.proxies.get(code)?.take());
const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

/** What is said of a mutation that was not answered. */
async function fate(query: string, variables?: unknown, context?: object) {
  const { data, errors } = await depots.ask(query, variables, context ? { context } : {});
  return {
    data: plain(data),
    errors: errors?.map(({ path, extensions: { code, region, outcome } }) => ({
      path,
      code,
      region,
      outcome,
    })),
  };
}

describe('a mutation goes to the one placement that its arguments name', () => {
  test.each([
    [
      'by a literal',
      'mutation { pack(input: { label: { depot: "bb" }, weight: "1", town: "Ystad" }) { parcel { id } } }',
      {},
    ],
    ['by a variable', PACK, { input: inputFor('bb') }],
    [
      'by a variable within a literal',
      'mutation ($label: LabelInput!) { pack(input: { label: $label, weight: "1", town: "Ystad" }) { parcel { id } } }',
      { label: { depot: 'bb' } },
    ],
    [
      'by a variable at the end of a literal',
      'mutation ($d: ID!) { pack(input: { label: { depot: $d }, weight: "1", town: "Ystad" }) { parcel { id } } }',
      { d: 'bb' },
    ],
  ])('%s', async (_how, query, variables) => {
    depots = await startDepots();
    expect(plain(await depots.ask(query, variables))).toEqual({ data: { pack: { parcel: { id: 'bb0' } } } });
    expect(asked()).toEqual([0, 1, 0]);
    expect(depots.rows.get('bb')).toHaveLength(1);
  });

  test('by the beginning of an id, and what is below it is fetched from wherever it lies', async () => {
    depots = await startDepots();
    depots.rows.set('aa', [{ id: 'aa0', weight: '1', town: 'Ystad' }]);
    depots.rows.set('bb', [{ id: 'bb0', weight: '2', town: 'Ystad' }]);
    const answer = await depots.ask(
      'mutation { weigh(input: { parcelId: "aa0", weight: "7" }) { parcel { weight colour town { people parcels { totalCount } } } } }',
    );
    expect(plain(answer)).toEqual({
      data: {
        weigh: {
          parcel: { weight: '7', colour: 'colour of aa0', town: { people: 7, parcels: { totalCount: 2 } } },
        },
      },
    });
  });

  test('and to that of the rest where the code has none of its own', async () => {
    depots = await startDepots({ fallbackServes: ['zz', 'yy'] });
    expect((await depots.ask(PACK, { input: inputFor('yy') })).errors).toBeUndefined();
    expect(asked()).toEqual([0, 0, 1]);
  });

  test.each([
    ['of no region', 'xx'],
    ['too short to be one', 'x'],
    ['nothing at all', ''],
  ])('and to the same where the code is %s: what is wrong with it is told there', async (_what, code) => {
    depots = await startDepots({ fallbackServes: ['zz', 'yy'] });
    expect((await depots.ask(PACK, { input: inputFor(code) })).errors).toBeUndefined();
    expect(asked()).toEqual([0, 0, 1]);
  });

  test('one after the other, the next also where one was not answered', async () => {
    depots = await startDepots();
    await depots.proxies.get('aa')?.fault('reset');
    const pack = (depot: string) =>
      `${depot}: pack(input: { label: { depot: "${depot}" }, weight: "1", town: "Ystad" }) { parcel { id } }`;
    const answer = await fate(`mutation { ${pack('aa')} ${pack('bb')} other: ${pack('zz').slice(4)} }`);
    expect(answer).toEqual({
      data: { aa: null, bb: { parcel: { id: 'bb0' } }, other: { parcel: { id: 'zz0' } } },
      errors: [{ path: ['aa'], code: 'REGION_UNREACHABLE', region: 'aa', outcome: 'UNKNOWN' }],
    });
    expect(asked()).toEqual([1, 1, 1]);
  });
});

describe.each([
  ['of a placement', 'aa', 'pack', PACK, { input: inputFor('aa') }, 'REGION_UNREACHABLE', 'FAILED'],
  [
    'of a subgraph that is not placed',
    'atlas',
    'found',
    'mutation { found(name: "Lund") { name } }',
    {},
    'SUBGRAPH_UNREACHABLE',
    'SUBGRAPH_FAILED',
  ],
])('a mutation %s that is not answered', (_what, name, field, query, variables, unreachable, failed) => {
  const region = name === 'aa' ? 'aa' : undefined;
  const said = (code: string, outcome: string) => ({
    data: { [field]: null },
    errors: [{ path: [field], code, region, outcome }],
  });

  test.each<[Fault, string, string]>([
    ['refused', unreachable, 'NOT_SENT'],
    ['reset', unreachable, 'UNKNOWN'],
    ['hanging', 'TIMEOUT', 'UNKNOWN'],
    ['drip', 'TIMEOUT', 'UNKNOWN'],
    ['status500', failed, 'UNKNOWN'],
    ['html', failed, 'UNKNOWN'],
    ['shape', failed, 'UNKNOWN'],
  ])('for %s says whether it may have been done, and is sent once at most', async (fault, code, outcome) => {
    depots = await startDepots({ deadline: 300, placedDeadline: 300 });
    await depots.proxies.get(name)?.fault(fault);
    expect(await fate(query, variables)).toEqual(said(code, outcome));
    expect(depots.proxies.get(name)?.take()).toBe(fault === 'refused' ? 0 : 1);
  });

  test('since the deployment is skipped was never sent', async () => {
    depots = await startDepots({ breaker: { failures: 1, pause: 60_000 } });
    await depots.proxies.get(name)?.fault('html');
    await fate(query, variables);
    depots.proxies.get(name)?.take();
    expect(await fate(query, variables)).toEqual(said(unreachable, 'NOT_SENT'));
    expect(depots.proxies.get(name)?.take()).toBe(0);
  });

  test('since the client has left may have been done where it was sent, else not', async () => {
    depots = await startDepots();
    await depots.proxies.get(name)?.fault('hanging');
    const leaving = new AbortController();
    const answer = fate(query, variables, { signal: leaving.signal });
    await depots.proxies.get(name)?.arrival();
    leaving.abort();
    expect(await answer).toEqual(said('TIMEOUT', 'UNKNOWN'));
    expect(await fate(query, variables, { signal: leaving.signal })).toEqual(said('TIMEOUT', 'NOT_SENT'));
  });
});

describe('a mutation whose field a service answers with an error', () => {
  const weigh = (weight: string, fields = 'weight') =>
    fate(`mutation { weigh(input: { parcelId: "aa1", weight: "${weight}" }) { parcel { ${fields} } } }`);
  const error = (code: string, outcome?: string) => ({ path: ['weigh'], code, region: 'aa', outcome });

  test('may have been done where the service failed', async () => {
    depots = await startDepots();
    expect(await weigh('heavy')).toEqual({ data: { weigh: null }, errors: [error('FAILED', 'UNKNOWN')] });
  });

  test('was not done where the service says so', async () => {
    depots = await startDepots();
    expect(await weigh('sealed')).toEqual({
      data: { weigh: null },
      errors: [error('HISTORY_BROKEN', 'NOT_DONE')],
    });
  });

  test('was not begun where the service refuses what was asked', async () => {
    depots = await startDepots();
    expect(await weigh('')).toEqual({
      data: { weigh: null },
      errors: [{ ...error('BAD_USER_INPUT'), region: undefined }],
    });
  });

  test('was done where the error is of what it shows', async () => {
    depots = await startDepots();
    depots.rows.set('aa', [{ id: 'aa1', weight: '1', town: 'Ystad' }]);
    expect(await weigh('7', 'weight broken')).toMatchObject({
      data: { weigh: { parcel: { weight: '7', broken: null } } },
      errors: [{ path: ['weigh', 'parcel', 'broken'], outcome: undefined }],
    });
  });
});

test('a query may name its placement in the same way', async () => {
  depots = await startDepots({ fallbackServes: ['zz'] });
  depots.rows.set('bb', [{ id: 'bb0', weight: '1', town: 'Ystad' }]);
  const query =
    'query ($in: LabelInput!) { free(in: $in) other: free(in: { depot: "aa" }) nowhere: free(in: { depot: "xx" }) }';
  expect(await fate(query, { in: { depot: 'bb' } })).toEqual({
    data: { free: 39, other: 40, nowhere: null },
    errors: [{ path: ['nowhere'], code: 'UNKNOWN_REGION', region: 'xx', outcome: undefined }],
  });
  expect(asked()).toEqual([1, 1, 0]);
});

test('a query that is not answered says nothing of an outcome, nor does what is fetched after a mutation', async () => {
  depots = await startDepots();
  await depots.proxies.get('atlas')?.fault('html');
  expect((await fate('{ towns { name } }')).errors?.[0]?.outcome).toBeUndefined();
  const { data, errors } = await fate(
    'mutation { pack(input: { label: { depot: "aa" }, weight: "1", town: "Ystad" }) { parcel { id colour } } }',
  );
  expect(data).toEqual({ pack: { parcel: { id: 'aa0', colour: null } } });
  expect(errors).toEqual([
    { path: ['pack', 'parcel', 'colour'], code: 'SUBGRAPH_FAILED', outcome: undefined },
  ]);
});
