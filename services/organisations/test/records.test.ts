import {
  beginLoad,
  checkDatabase,
  dumpRecords,
  emptyReport,
  RegionFileError,
  readDatabase,
} from '@hub/common';
import { prepare, recordStore } from '@hub/organisations';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '../../../test/support/postgres.js';
import { sql } from '../../../test/support/sql.js';
import { expectTakenOrRefused } from '../../../test/support/turned-lists.js';
import { type OrganisationFact, organisationFact } from '../src/seed/facts.js';
import { loadOrganisations, misprintedNumber } from '../src/seed/load-organisations.js';
import { factsDatabase } from './facts-database.js';

let database: TestDatabase;
beforeEach(async () => {
  database = await factsDatabase();
});
afterEach(() => database.drop());

describe('checking the register of organisations', () => {
  it.each<[string, string, object]>([
    [
      'a number whose check digit is wrong',
      "update organisation set organisation_number = '232100-0256' where id = 'org-region-skane'",
      { id: 'org-region-skane', field: 'organisationNumber', region: '12' },
    ],
    [
      'a municipality of another region',
      "update organisation set municipality_code = '1480' where id = 'org-region-skane'",
      { id: 'org-region-skane', field: 'municipalityCode', got: '1480' },
    ],
    [
      'an organisation that is said to have been merged',
      "insert into merged_organisation (id, survivor_id) values ('org-region-skane', 'org-malmo-stad')",
      { id: 'org-region-skane', field: 'id', got: 'both' },
    ],
    [
      'an organisation that is sorted by another name than its own',
      "update organisation set sort_key = 'aaa' where id = 'org-region-skane'",
      { id: 'org-region-skane', field: 'name', expected: '"region sk{ne"', got: '"aaa"' },
    ],
    [
      'a merge at a time that is still to come',
      `insert into merged_organisation (id, survivor_id, merged_at) values ('org-ny', 'org-region-skane', '2199-01-01')`,
      { id: 'org-region-skane', field: 'former.1.mergedAt', expected: 'a time from 1800 to now' },
    ],
    [
      'a number of one that was merged whose check digit is wrong',
      `insert into merged_organisation (id, survivor_id, organisation_number)
       values ('org-ny', 'org-region-skane', '202100-2115')`,
      { id: 'org-region-skane', field: 'former.1.organisationNumber', got: 'a number that is none' },
    ],
    [
      'a number of one that was merged that another organisation has',
      `insert into merged_organisation (id, survivor_id, organisation_number)
       select 'org-ny', 'org-malmo-stad', organisation_number from organisation where id = 'org-region-skane'`,
      { id: 'org-malmo-stad', field: 'former.1.organisationNumber', got: 'the number of org-region-skane' },
    ],
    [
      'an organisation that was founded in a year to come',
      "update organisation set founded = '2199' where id = 'org-region-skane'",
      { id: 'org-region-skane', field: 'founded', got: '"2199": it is still to come' },
    ],
    [
      'another name with a tab in it',
      "update organisation set aliases = array[E'A\\tB'] where id = 'org-region-skane'",
      { id: 'org-region-skane', field: 'aliases.1', expected: 'a text on one line' },
    ],
    [
      'an organisation without a source',
      "update organisation set sources = '[]' where id = 'org-region-skane'",
      { id: 'org-region-skane', field: 'sources' },
    ],
  ])('finds %s, and nothing else', async (_what, fault, wanted) => {
    expect(await errors()).toEqual([]);
    await sql(database.url, fault);
    expect(await errors()).toEqual([expect.objectContaining({ severity: 'error', ...wanted })]);
  });

  it('tells what is in quarantine as a notice', async () => {
    const { findings } = await check();
    expect(findings).toMatchObject([
      { severity: 'notice', region: '03', id: 'org-alvkarleby-kommun', got: '"21200-0258"' },
    ]);
  });
});

describe('a load of a file', () => {
  it('that has an organisation and says that it was merged is refused in words', async () => {
    const [held] = (await dump('12')).filter(({ id }) => id === 'org-region-skane');
    const merged = { id: 'org-ny', organisationNumber: null, mergedAt: '2026-01-02T00:00:00.000Z' };
    const refused = load([
      { ...held, former: [merged] },
      { ...held, id: 'org-ny', organisationNumber: null },
    ]);
    await expect(refused).rejects.toThrow(RegionFileError);
    await expect(refused).rejects.toThrow(
      /organisations org-ny: expected an organisation that .*, got one that the file says was merged into org-region-skane/,
    );
  });

  it('that says of one organisation that it was merged into two is refused in words', async () => {
    const [one, other] = (await dump('12')).filter(({ regionCode }) => regionCode === '12');
    const former = [{ id: 'org-ny', organisationNumber: null, mergedAt: '2026-01-02T00:00:00.000Z' }];
    await expect(
      load([
        { ...one, former },
        { ...other, former },
      ]),
    ).rejects.toMatchObject({
      faults: [
        {
          kind: 'organisations',
          id: other?.id,
          field: 'former.1.id',
          got: `org-ny, which is former.1 of ${one?.id}`,
        },
      ],
    });
  });

  const formerly = (change: object) => [
    { id: 'org-ny', organisationNumber: null, mergedAt: '2026-01-02T00:00:00.000Z', ...change },
  ];

  it.each<[string, object, object]>([
    [
      'a number whose check digit is wrong',
      { organisationNumber: '202100-2115' },
      {
        field: 'former.1.organisationNumber',
        what: expect.stringContaining('check digit'),
        got: '"202100-2115"',
      },
    ],
    [
      'a personal number',
      { organisationNumber: ['811218', '9875'].join('-') },
      { field: 'former.1.organisationNumber', got: 'a personal number' },
    ],
    [
      'a time of no calendar',
      { mergedAt: '2026-02-31T00:00:00Z' },
      { field: 'former.1.mergedAt', what: expect.stringContaining('a time such as') },
    ],
  ])('that gives one that was merged %s is refused in words', async (_what, change, wanted) => {
    const [held] = (await dump('12')).filter(({ id }) => id === 'org-region-skane');
    await expect(load([{ ...held, former: formerly(change) }])).rejects.toMatchObject({
      faults: [{ kind: 'organisations', id: held?.id, ...wanted }],
    });
  });

  it('that gives one that was merged the number of another, or a time still to come, is refused in words', async () => {
    const organisations = await dump('12');
    const number = organisations.find(({ id }) => id === 'org-region-skane')?.organisationNumber;
    const [held] = organisations.filter(({ id }) => id === 'org-malmo-stad');
    const former = formerly({ organisationNumber: number, mergedAt: '2199-01-01T00:00:00Z' });
    const pending = await load([{ ...held, former }]);
    expect(pending.outcome.errors).toMatchObject([
      { id: held?.id, field: 'former.1.organisationNumber', got: 'the number of org-region-skane' },
      { id: held?.id, field: 'former.1.mergedAt' },
    ]);
    await pending.end();
  });

  it('that gives an organisation another name twice is refused in words', async () => {
    const [held] = (await dump('12')).filter(({ id }) => id === 'org-region-skane');
    await expect(load([{ ...held, aliases: ['A', 'B', 'A'] }])).rejects.toMatchObject({
      faults: [{ id: held?.id, field: 'aliases.3', what: 'each of the list once', got: '"A"' }],
    });
  });

  it('takes each list in another order, or says why not', async () => {
    const former = ['org-b', 'org-a'].map((id) => ({ id, mergedAt: '2026-01-02T00:00:00Z' }));
    const organisations = (await dump('12')).map((held) => ({
      ...held,
      former:
        held.id === 'org-region-skane' ? former.map((each) => ({ ...each, organisationNumber: null })) : [],
    }));
    await expectTakenOrRefused({ organisations }, async ({ organisations: given = [] }) => {
      const pending = await load([...given]);
      await pending.end();
    });
  });

  it.each<[string, number, number, string]>([
    ['more other names than a list may have', 1_001, 4, 'a list of at most 1000'],
    ['more names than can be searched in', 300, 499, 'at most 100000 characters'],
  ])('that gives an organisation %s is refused in words', async (_what, count, length, what) => {
    const [held] = (await dump('12')).filter(({ id }) => id === 'org-region-skane');
    const aliases = Array.from({ length: count }, (_, index) => `${index}`.padEnd(length, ' ab'));
    await expect(load([{ ...held, aliases }])).rejects.toMatchObject({
      faults: [{ id: held?.id, field: 'aliases', what: expect.stringContaining(what) }],
    });
  });

  describe('where one was merged here already,', () => {
    const former = formerly({ id: 'org-ny' });
    const mergedInto = (survivorId: string) =>
      sql(
        database.url,
        "insert into merged_organisation (id, survivor_id, merged_at) values ('org-ny', $1, '2026-01-02')",
        [survivorId],
      );
    const ofRegion = async (region: string) =>
      (await dump(region)).filter(({ regionCode }) => regionCode === region);

    it.each(['12', '14'])(
      'is refused that says it was merged into another than one of %s',
      async (region) => {
        const [one, other] = await ofRegion('12');
        const survivor = region === '12' ? other : (await ofRegion(region))[0];
        await mergedInto(String(survivor?.id));
        await expect(
          load([
            { ...one, former },
            { ...survivor, former: [] },
          ]),
        ).rejects.toMatchObject({
          faults: [
            {
              id: one?.id,
              field: 'former.1.id',
              got: `org-ny, which was merged into ${survivor?.id} and stays so`,
            },
          ],
        });
      },
    );

    it.each(['12', '14'])('merges it with the one of %s that it was merged into', async (region) => {
      const [one, other] = await ofRegion('12');
      const survivor = region === '12' ? other : (await ofRegion(region))[0];
      await mergedInto(String(survivor?.id));
      await commit(await load([{ ...one, former: formerly({ id: survivor?.id }) }]));
      const ids = [String(survivor?.id), 'org-ny'].sort();
      expect((await dump('12')).find(({ id }) => id === one?.id)).toMatchObject({
        former: ids.map((id) => ({ id })),
      });
    });
  });

  it('that gives two organisations one number is refused in words, before the database refuses it', async () => {
    const held = await dump('12');
    const number = held.find(({ id }) => id === 'org-region-skane')?.organisationNumber;
    const other = held.find(
      ({ regionCode, organisationNumber }) => regionCode === '12' && !organisationNumber,
    );
    const pending = await load([{ ...other, organisationNumber: number }]);
    expect(pending.outcome.errors).toMatchObject([
      { field: 'organisationNumber', what: expect.stringContaining('the same organisation number') },
    ]);
    await expect(pending.commit()).rejects.toThrow('not committed');
    await pending.end();
    expect(await dump('12')).toEqual(held);
  });

  it('adds organisations of other regions, and leaves those that are there to their own region', async () => {
    const stranger = (await dump('14')).find(({ regionCode }) => regionCode === '14');
    const pending = await load([
      { ...stranger, name: 'Ett annat namn' },
      { ...stranger, id: 'org-ny-i-14', organisationNumber: null },
    ]);
    expect(pending.outcome).toMatchObject({
      changes: [{ id: 'org-ny-i-14', change: 'added' }],
      kept: [{ id: stranger?.id, why: expect.stringContaining('another region') }],
    });
    await pending.end();
  });

  it('takes an organisation back that was moved to another region past the hub', async () => {
    const records = (await dump('12')).filter(({ id }) => id === 'org-region-skane');
    const move = () =>
      sql(
        database.url,
        "update organisation set region_code = '14', municipality_code = null where id = 'org-region-skane'",
      );
    for (const name of ['Region Skåne', 'Skånes region']) {
      await move();
      const pending = await load(records.map((record) => ({ ...record, name })));
      expect(pending.outcome).toMatchObject({ changes: [{ id: 'org-region-skane' }], kept: [] });
      await commit(pending);
      expect(await regionOf('org-region-skane')).toBe('12');
    }
  });

  it('leaves an organisation to the region that it was moved to in the hub, and says what to do', async () => {
    const [held] = (await dump('12')).filter(({ id }) => id === 'org-region-skane');
    await commit(await load([{ ...held, regionCode: '14', municipalityCode: null }]));
    const pending = await load([held ?? {}]);
    expect(pending.outcome).toMatchObject({
      changes: [],
      kept: [
        { id: held?.id, why: expect.stringMatching(/14 is its owner.*regionCode "12" in a file of 14/) },
      ],
    });
    await commit(pending);
    await commit(await load([held ?? {}], '14'));
    expect(await regionOf('org-region-skane')).toBe('12');
  });

  it('gives no region an organisation of another that its file claims', async () => {
    const [held] = (await dump('12')).filter(({ id }) => id === 'org-region-skane');
    const pending = await load([{ ...held, regionCode: '14', municipalityCode: null }], '14');
    expect(pending.outcome).toMatchObject({ changes: [], kept: [{ id: held?.id }] });
    await pending.end();
  });

  it.each([
    ['sources', '[{"document": "Another book", "place": "page 1"}]'],
    ['sources', '[{}]'],
    ['founded', '2015-02-30'],
  ])('puts right an organisation of its own region whose %s in the hub are %s', async (column, planted) => {
    const held = await dump();
    await sql(database.url, `update organisation set ${column} = $1 where id = 'org-region-skane'`, [
      planted,
    ]);
    const pending = await load(held.filter(({ id }) => id === 'org-region-skane'));
    expect(pending.outcome).toMatchObject({
      changes: [{ id: 'org-region-skane', change: 'changed' }],
      kept: [],
      errors: [],
    });
    await commit(pending);
    const unstamped = (records: readonly object[]) => records.map((each) => ({ ...each, updatedAt: null }));
    expect(unstamped(await dump())).toEqual(unstamped(held));
  });

  it('leaves an organisation of another region that it can’t read, and says so', async () => {
    const held = await dump();
    await sql(database.url, "update organisation set founded = '2015-02-30' where id = 'org-region-skane'");
    const pending = await load(
      held.filter(({ id }) => id === 'org-region-skane'),
      '14',
    );
    expect(pending.outcome).toMatchObject({
      changes: [],
      kept: [{ id: 'org-region-skane', why: expect.stringContaining('founded is "2015-02-30"') }],
    });
    await pending.end();
  });

  it('puts a misprinted number in quarantine again, and takes it out when it is put right', async () => {
    const [held] = (await dump('03')).filter(({ id }) => id === 'org-alvkarleby-kommun');
    expect(held).toMatchObject({ organisationNumber: '21200-0258', quarantined: [{ value: '21200-0258' }] });
    const source = { document: 'D', place: 'p' };
    const renamed = { ...held, aliases: ['Älvkarleby'], organisationNumberSource: source };
    await commit(await load([renamed], '03'));
    expect((await dump('03')).find(({ id }) => id === held?.id)).toMatchObject({
      aliases: ['Älvkarleby'],
      organisationNumber: '21200-0258',
    });
    await commit(await load([{ ...held, organisationNumber: '212000-0258' }], '03'));
    const mended = (await dump('03')).find(({ id }) => id === held?.id);
    expect(mended).toMatchObject({ organisationNumber: '212000-0258' });
    expect(mended).not.toHaveProperty('quarantined');
  });
});

describe('a number in a file that can’t be right', () => {
  it.each([
    ['811218-9876'],
    ['8112189876'],
    ['19811218-9876'],
    ['198112189876'],
    ['811218 9876'],
    ['811218–9876'],
    ['811218+9876'],
    ['811218-9875'],
    ['811218-987'],
    ['16811218-9876'],
  ])('is refused where it is a personal number, whose digits are shown nowhere: %s', async (number) => {
    const [held] = await dump('12');
    const wrong = { ...held, organisationNumber: number };
    const inQuarantine = {
      ...wrong,
      quarantined: [{ field: 'organisationNumber', value: number, reason: 'R' }],
    };
    for (const record of [wrong, inQuarantine]) {
      const refused = await load([record]).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(RegionFileError);
      const { message, faults } = refused as RegionFileError;
      expect(faults).toContainEqual(
        expect.objectContaining({ id: held?.id, field: 'organisationNumber', got: 'a personal number' }),
      );
      expect(message + JSON.stringify(faults)).not.toMatch(/9876|811218/);
    }
  });

  it('is refused where its check digit is wrong, and does not go to quarantine', async () => {
    const [held] = await dump('12');
    const refused = load([{ ...held, organisationNumber: '232100-0256' }]);
    await expect(refused).rejects.toThrow(
      /organisationNumber: expected an organisation number .* check digit.*, got "232100-0256"/,
    );
  });
});

it('shows no personal number of the facts: neither in the report nor in what is kept, and a dump of it is a file', async () => {
  const [fact] = (await dump('12')).map((record) => organisationFact.parse(record));
  const wrong = { ...(fact as OrganisationFact), organisationNumber: '811218-9876' };
  expect(misprintedNumber(wrong)).toMatchObject([
    { value: 'a personal number', reason: expect.stringContaining('personal number') },
  ]);
  const dataSource = recordStore.dataSource(database.url);
  await dataSource.initialize();
  await dataSource
    .transaction((manager) => loadOrganisations(manager, emptyReport('organisations'), [wrong]))
    .finally(() => dataSource.destroy());
  const held = await dump('12');
  expect(JSON.stringify(held)).not.toMatch(/9876/);
  const other = await testDatabase();
  try {
    await prepare({ databaseUrl: other.url, facts: false });
    await commit(
      await beginLoad(
        recordStore,
        { region: '12', records: { organisations: held } },
        { databaseUrl: other.url },
      ),
    );
    expect(await dump('12', other.url)).toEqual(held);
  } finally {
    await other.drop();
  }
});

it('makes what is the region’s its own, and leaves others’ organisations that it only carries along to the facts', async () => {
  const other = await testDatabase();
  try {
    await prepare({ databaseUrl: other.url, facts: false });
    const held = (await dump()).filter(({ regionCode }) => regionCode === '12' || regionCode === null);
    const [theirs, changed] = held.filter(({ regionCode }) => regionCode === null);
    const organisations = held.map((each) => (each === changed ? { ...each, description: 'Ny text' } : each));
    await commit(
      await beginLoad(recordStore, { region: '12', records: { organisations } }, { databaseUrl: other.url }),
    );
    // As if the facts of that day had said something else.
    await sql(other.url, "update organisation set description = 'Förr'");
    await prepare({ databaseUrl: other.url });
    const after = await dump(undefined, other.url);
    const description = (id: unknown) => after.find((each) => each.id === id)?.description;
    expect(['org-region-skane', changed?.id, theirs?.id].map(description)).toEqual([
      'Förr',
      'Förr',
      theirs?.description,
    ]);
  } finally {
    await other.drop();
  }
});

it('gives every organisation back as it was: a dump of a loaded dump is the same', async () => {
  const other = await testDatabase();
  try {
    await prepare({ databaseUrl: other.url, facts: false });
    const held = await dump('12');
    const pending = await beginLoad(
      recordStore,
      { region: '12', records: { organisations: held } },
      { databaseUrl: other.url },
    );
    await commit(pending);
    expect(await dump('12', other.url)).toEqual(held);
  } finally {
    await other.drop();
  }
});

it('has an entry in the list of kinds for every table, so that no row is left out of a dump', async () => {
  const tables = await sql<{ name: string }>(
    database.url,
    "select table_name as name from information_schema.tables where table_schema = 'public' order by 1",
  );
  const dumped = recordStore.kinds.flatMap(({ table, parts = [] }) => [
    table,
    ...parts.map((part) => part.table),
  ]);
  expect(tables.map(({ name }) => name)).toEqual([...dumped, ...NOT_DUMPED].sort());
});

/** What belongs to the database alone: what it did, for whom, and who may not. */
const NOT_DUMPED = [
  'loaded_record',
  'migration',
  'history_entry',
  'person',
  'person_reading',
  'idempotency',
  'outbox',
  'event_sequence',
  'revocation',
];

const load = (organisations: object[], region = '12') =>
  beginLoad(
    recordStore,
    { region, records: { organisations: organisations as never } },
    { databaseUrl: database.url },
  );

async function commit(pending: Awaited<ReturnType<typeof load>>): Promise<void> {
  await pending.commit();
  await pending.end();
}

async function dump(regionCode?: string, url = database.url) {
  const { organisations = [] } = await readDatabase(recordStore, url, (manager) =>
    dumpRecords(manager, recordStore.kinds, regionCode === undefined ? {} : { regionCode }),
  );
  return organisations;
}

const regionOf = async (id: string) => (await dump()).find((each) => each.id === id)?.regionCode;

const check = () => readDatabase(recordStore, database.url, (manager) => checkDatabase(manager, recordStore));

const errors = async () => (await check()).findings.filter(({ severity }) => severity === 'error');
