import {
  beginLoad,
  checkDatabase,
  type DataRecord,
  dumpRecords,
  type Records,
  RegionFileError,
  readDatabase,
} from '@hub/common';
import { recordStore } from '@hub/regions';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { TestDatabase } from '../../../test/support/postgres.js';
import { sql } from '../../../test/support/sql.js';
import { expectTakenOrRefused } from '../../../test/support/turned-lists.js';
import { factsDatabase } from './facts-database.js';

/** What a file says that the hub can't keep, or can't answer for, and what it says of that. */

const BODY = '12-body-samverkansradet';
const EVENT = '12-event-workshop-2014-04-25';
const PROJECT = '12-project-forstudie-samverkansrad';
const LARGEST_INT = 2_147_483_647;
const LARGEST_KRONOR = Number.MAX_SAFE_INTEGER;

const many = (count: number, length = 4) =>
  Array.from({ length: count }, (_, index) => `${index}`.padEnd(length, 'abc '));

let database: TestDatabase;
let held: Records;
beforeEach(async () => {
  database = await factsDatabase('12');
  held = await dump();
});
afterEach(() => database.drop());

describe('a file is refused, with its record and field in words,', () => {
  it.each<[string, string, string, object, object]>([
    [
      'for more other names than a list may have',
      'bodies',
      BODY,
      { aliases: many(1_001) },
      { field: 'aliases', what: 'a list of at most 1000' },
    ],
    [
      'for groups in which there is more to search than a database can',
      'bodies',
      BODY,
      { memberCategories: many(300, 499) },
      {
        field: 'memberCategories',
        what: expect.stringMatching(
          /^at most 100000 characters .*\(name, aliases, memberCategories\), .* 149/,
        ),
      },
    ],
    [
      'for statements in which there is more to search than a database can',
      'projects',
      PROJECT,
      {
        statements: many(300, 499).map((label, index) => ({
          id: `12-statement-${index}`,
          kind: 'AIM',
          label,
          description: null,
          sources: [{ document: 'D' }],
        })),
      },
      { field: 'statements', what: expect.stringMatching(/^at most 100000 characters/) },
    ],
    [
      'for more mentions of a municipality than a database can search in',
      'municipalities',
      '1280',
      { mentions: many(300, 499).map((role) => ({ role, source: { document: 'D' } })) },
      { field: 'mentions', what: expect.stringMatching(/^at most 100000 characters/) },
    ],
    ...(
      [
        ['bodies', BODY, 'aliases', 'A'],
        ['bodies', BODY, 'memberCategories', 'A'],
        ['events', EVENT, 'organiserIds', 'org-a'],
        ['projects', PROJECT, 'bodyIds', BODY],
        ['projects', PROJECT, 'funderIds', 'org-a'],
        ['projects', PROJECT, 'partnerIds', 'org-a'],
        ['projects', PROJECT, 'registryNumbers', 'A'],
      ] as const
    ).map(([kind, id, field, value]): [string, string, string, object, object] => [
      `for one of the ${field} of ${kind} that stands there twice`,
      kind,
      id,
      { [field]: [value, `${value}-b`, value] },
      { field: `${field}.3`, what: 'each of the list once', got: `"${value}"` },
    ]),
    [
      'for what a municipality is mentioned as twice, from the same place',
      'municipalities',
      '1280',
      { mentions: [1, 2].map(() => ({ role: 'A', source: { document: 'D' } })) },
      { field: 'mentions.2', what: 'each of the list once' },
    ],
    [
      'for a municipality that stands twice in a project in one role',
      'projects',
      PROJECT,
      {
        municipalities: ['PILOT', 'PARTNER', 'PILOT'].map((role) => ({
          municipalityCode: '1280',
          role,
          entry: null,
          throughId: null,
          sources: [{ document: 'D' }],
        })),
      },
      {
        field: 'municipalities.3',
        what: 'an entry whose municipalityCode and role no other one of the list has',
        got: '1280 PILOT, as municipalities.1 has it',
      },
    ],
  ])('%s', async (_what, kind, id, change, wanted) => {
    const refused = await load(kind, id, change).catch((error) => error);
    expect(refused).toBeInstanceOf(RegionFileError);
    expect(refused.faults).toEqual([expect.objectContaining({ kind, id, ...wanted })]);
    expect(await dump()).toEqual(held);
  });

  it.each<[string, string, string, (record: DataRecord) => object, object]>([
    [
      'for seats that are more in all than an answer holds',
      'bodies',
      BODY,
      ({ seats }) => ({
        statedSeats: null,
        seats: (seats as object[]).slice(0, 3).map((seat) => ({ ...seat, count: LARGEST_INT })),
      }),
      { field: 'seats', expected: `at most ${LARGEST_INT} in all`, got: `${3 * LARGEST_INT}` },
    ],
    [
      'for women and men who are more than a number holds, of a body whose seats nobody states',
      'bodies',
      BODY,
      () => ({ statedSeats: null, seats: [], women: LARGEST_INT, men: 1 }),
      { field: 'women', got: `${LARGEST_INT + 1}` },
    ],
    [
      'for lines of a financing that are more in all than an answer holds',
      'projects',
      PROJECT,
      () => ({ financing: financing([LARGEST_KRONOR, 1]) }),
      { field: 'financing.lines', expected: `at most ${LARGEST_KRONOR} in all` },
    ],
    [
      'for stated sums that are more in all than an answer holds',
      'projects',
      PROJECT,
      () => ({
        financing: {
          ...financing([1, 2]),
          statedTotal: 3,
          statedSubtotals: [1, 2].map((line) => ({ label: 'S', stated: LARGEST_KRONOR, lines: [line] })),
        },
      }),
      { field: 'financing.statedSubtotals' },
    ],
  ])('%s', async (_what, kind, id, change, wanted) => {
    expect(await load(kind, id, change(found(kind, id)))).toMatchObject([{ kind, id, ...wanted }]);
    expect(await dump()).toEqual(held);
  });

  it('for a function that a seat has twice', async () => {
    const seats = found('bodies', BODY).seats as object[];
    const functions = ['F', 'F'];
    await expect(
      load('bodies', BODY, {
        seats: seats.map((seat, index) => (index === 0 ? { ...seat, functions } : seat)),
      }),
    ).rejects.toMatchObject({ faults: [{ id: BODY, field: 'seats.1.functions.2', got: '"F"' }] });
  });

  it('for participants who are more at all events of the region than an answer holds', async () => {
    const event = { ...found('events', EVENT), registered: null, women: null, men: null };
    const events = ['a', 'b'].map((name, index) => ({
      ...event,
      id: `12-event-${name}`,
      attended: LARGEST_INT - index,
    }));
    expect(await errorsOf({ events })).toMatchObject([
      { kind: 'events', id: '12-event-a', field: 'attended' },
    ]);
  });
});

it('the check finds an organiser whom an event has twice', async () => {
  await sql(database.url, 'update event set organiser_ids = $2 where id = $1', [EVENT, '{org-a,org-a}']);
  const { findings } = await readDatabase(recordStore, database.url, (manager) =>
    checkDatabase(manager, recordStore),
  );
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([
    expect.objectContaining({ kind: 'events', id: EVENT, field: 'organiserIds.2', got: '"org-a"' }),
  ]);
});

it('takes each list of a file in another order, or says why not', async () => {
  await expectTakenOrRefused(held, errorsOf);
});

it('takes sums that are as large as an answer holds', async () => {
  expect(await load('projects', PROJECT, { financing: financing([LARGEST_KRONOR - 1, 1]) })).toEqual([]);
  const [seat] = found('bodies', BODY).seats as object[];
  const seats = [{ ...seat, count: LARGEST_INT }];
  expect(await load('bodies', BODY, { statedSeats: null, seats })).toEqual([]);
});

it('takes a name whose letters come apart into more than an index holds', async () => {
  const hangul = Array.from({ length: 500 }, (_, index) =>
    String.fromCodePoint(0xac00 + ((index * 7919) % 11_172)),
  );
  expect(await load('bodies', BODY, { name: hangul.join('') })).toEqual([]);
});

/** Lines of these amounts that nobody states sums of. */
const financing = (amounts: readonly number[]) => ({
  currency: 'SEK',
  lines: amounts.map((amount) => ({ label: 'L', amount, inKind: false, funderId: null })),
  statedTotal: null,
  statedSubtotals: [],
});

function found(kind: string, id: string): DataRecord {
  const record = held[kind]?.find((each) => (each.id ?? each.code) === id);
  if (record === undefined) throw new Error(`no ${kind} ${id}`);
  return record;
}

/** The errors that a file with the one record would bring. */
const load = (kind: string, id: string, change: object) =>
  errorsOf({ [kind]: [{ ...found(kind, id), ...change }] });

async function errorsOf(records: Records) {
  const pending = await beginLoad(recordStore, { region: '12', records }, { databaseUrl: database.url });
  await pending.end();
  return pending.outcome.errors;
}

const dump = (): Promise<Records> =>
  readDatabase(recordStore, database.url, (manager) =>
    dumpRecords(manager, recordStore.kinds, { regionCode: '12' }),
  );
