import {
  beginLoad,
  checkDatabase,
  dumpRecords,
  type Records,
  RegionFileError,
  readDatabase,
  regionFileOf,
} from '@hub/common';
import { prepare, recordStore } from '@hub/regions';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '../../../test/support/postgres.js';
import { sql } from '../../../test/support/sql.js';
import { factsDatabase } from './facts-database.js';

const BODY = '12-body-samverkansradet';
const EVENT = '12-event-workshop-2014-04-25';
const PROJECT = '12-project-forstudie-samverkansrad';

let database: TestDatabase;
beforeEach(async () => {
  database = await factsDatabase('12');
});
afterEach(() => database.drop());

describe('checking a region’s own rows', () => {
  it.each<[string, string[], object]>([
    [
      'a seat that is gone',
      ["delete from seat where id = '12-seat-samverkansradet-abf-malmo'"],
      { kind: 'bodies', id: '12-body-samverkansradet', field: 'statedSeats', got: '10' },
    ],
    [
      'more women than came',
      [
        'alter table event drop constraint event_check1',
        "update event set women = 90 where id = '12-event-workshop-2014-04-25'",
      ],
      { kind: 'events', id: '12-event-workshop-2014-04-25', field: 'women', got: '90 women and 24 men' },
    ],
    [
      'a day that is not in the calendar',
      ["update event set date = '2014-02-30' where id = '12-event-workshop-2014-04-25'"],
      { kind: 'events', field: 'date', got: '"2014-02-30"' },
    ],
    [
      'a share that is above the largest',
      [
        'alter table representation_rule drop constraint representation_rule_check1',
        'alter table representation_rule drop constraint representation_rule_min_share_check',
        'update representation_rule set min_share = 0.7',
      ],
      { kind: 'representationRules', field: 'maxShare' },
    ],
    [
      'what is said of a project, of a kind that is none',
      ["update project_statement set kind = 'VISA' where id = (select min(id) from project_statement)"],
      { kind: 'projects', field: 'statements.1.kind', got: '"VISA"' },
    ],
    [
      'an ISO code that is another region’s',
      ["update region set iso_code = 'SE-O' where code = '12'"],
      { kind: 'regions', id: '12', field: 'isoCode', expected: 'SE-M', got: 'SE-O' },
    ],
    [
      'a NUTS code that is another region’s',
      ["update region set nuts_code = 'SE232' where code = '12'"],
      { kind: 'regions', id: '12', field: 'nutsCode', expected: 'SE224', got: 'SE232' },
    ],
    [
      'a last change that is still to come',
      [`update body set updated_at = '2199-01-01' where id = '${BODY}'`],
      {
        kind: 'bodies',
        id: BODY,
        field: 'updatedAt',
        expected: 'a time from 1800 to now',
        got: expect.stringContaining('2199-01-01'),
      },
    ],
    [
      'an event that is found by other days than its own',
      [`update event set date_from = '2013-04-25' where id = '${EVENT}'`],
      {
        kind: 'events',
        id: EVENT,
        field: 'date',
        expected: 'from 2014-04-25 to before 2014-04-26',
        got: 'from 2013-04-25 to before 2014-04-26',
      },
    ],
    [
      'a project that is found by another end than its own',
      [`update project set period_to = null where id = '${PROJECT}'`],
      {
        kind: 'projects',
        id: PROJECT,
        field: 'end',
        expected: 'from 2014-01-01 to before 2015-01-01',
        got: 'from 2014-01-01',
      },
    ],
    ...[
      ['body', 'bodies', BODY],
      ['event', 'events', EVENT],
      ['project', 'projects', PROJECT],
    ].map(([table, kind, id]): [string, string[], object] => [
      `a ${table} that is sorted by another name than its own`,
      [`update ${table} set sort_key = 'aaa' where id = '${id}'`],
      { kind, id, field: 'name', expected: expect.stringMatching(/^"[a-z]/), got: '"aaa"' },
    ]),
    [
      'a municipality that is sorted by another name than its own',
      ["update municipality set sort_key = 'aaa' where code = '1280'"],
      { kind: 'municipalities', id: '1280', field: 'name', expected: '"malm}"', got: '"aaa"' },
    ],
    [
      'seats that are more in all than an answer holds',
      [`update body set stated_seats = null where id = '${BODY}'`, `update seat set count = 2147483647`],
      { kind: 'bodies', id: BODY, field: 'seats', expected: 'at most 2147483647 in all' },
    ],
    [
      'more women and men than its seats, where nobody states their number',
      [`update body set stated_seats = null, women = 9, men = 3 where id = '${BODY}'`],
      { kind: 'bodies', id: BODY, field: 'women', expected: 'at most 11 together' },
    ],
    [
      'a name that shows nothing',
      [`update body set name = U&'\\200B\\200B' where id = '${BODY}'`],
      { kind: 'bodies', id: BODY, field: 'name', expected: 'a text that can be read' },
    ],
    [
      'a name on two lines',
      [`update body set name = U&'A\\2028B' where id = '${BODY}'`],
      { kind: 'bodies', id: BODY, field: 'name', expected: 'a text on one line' },
    ],
    [
      'another name with a sign that turns the direction of reading',
      [`update body set aliases = array['A', U&'\\202Ex'] where id = '${BODY}'`],
      {
        kind: 'bodies',
        id: BODY,
        field: 'aliases.2',
        expected: 'a text without signs that turn the direction in which it is read',
      },
    ],
    [
      'a place on two lines',
      [`update event set place = U&'A\\000AB' where id = '${EVENT}'`],
      { kind: 'events', id: EVENT, field: 'place', expected: 'a text on one line' },
    ],
    [
      'a body that was founded in a year to come',
      [`update body set founded = '2199' where id = '${BODY}'`],
      { kind: 'bodies', id: BODY, field: 'founded', got: '"2199": it is still to come' },
    ],
    [
      'a value of a kind that is none',
      ["update body set kind = 'KLUBB' where id = '12-body-samverkansradet'"],
      { kind: 'bodies', field: 'kind', got: '"KLUBB"' },
    ],
  ])('finds %s, and nothing else', async (_what, faults, wanted) => {
    expect(await errors()).toEqual([]);
    for (const fault of faults) await sql(database.url, fault);
    expect(await errors()).toEqual([
      expect.objectContaining({
        severity: 'error',
        region: '12',
        ...wanted,
        source: expect.stringContaining(','),
      }),
    ]);
  });
});

it('finds data that was confirmed at a time that has not come yet, and lets no load stop for it', async () => {
  const found = () =>
    readDatabase(
      recordStore,
      database.url,
      async (manager) => (await checkDatabase(manager, recordStore)).findings,
    );
  const before = await found();
  expect(before.filter(({ field }) => field === 'freshness')).toEqual([]);
  await sql(database.url, "update freshness set confirmed_at = now() + interval '2 hours'");
  expect((await found()).filter(({ field }) => field === 'freshness')).toEqual([
    expect.objectContaining({ severity: 'warning', region: '12', kind: 'regions', id: '12' }),
  ]);
  await prepare({ databaseUrl: database.url, regionCode: '12' });
});

describe('a load of a file', () => {
  it('takes away the seats that a body no longer has, and keeps the order of lists', async () => {
    const held = await dump();
    const all = (held.bodies ?? []) as unknown as { id: string; seats: { id: string }[] }[];
    const body = all.find(({ id }) => id === '12-body-samverkansradet');
    const bodies = all.filter((each) => each !== body);
    const shorter = { ...body, seats: body?.seats.slice(1).reverse(), statedSeats: 10, women: 2 };
    const needs = [...(held.needs ?? [])].reverse();
    await load({ ...held, bodies: [shorter, ...bodies] as never, needs });
    const after = await dump();
    expect(shorter.seats).toHaveLength(10);
    expect(after.bodies?.find(({ id }) => id === body?.id)).toMatchObject({ seats: shorter.seats });
    expect(after.needs?.map(({ id }) => id)).toEqual(needs.map(({ id }) => id));
  });

  it('refuses a seat that stands twice, and one that is of a body that the file leaves as it is', async () => {
    const { bodies = [] } = await dump();
    const all = bodies as unknown as { id: string; seats: { id: string }[] }[];
    const owner = all.find(({ seats }) => seats.length > 0);
    const other = all.find((each) => each !== owner);
    const [seat] = owner?.seats ?? [];
    const twice = { ...owner, statedSeats: null, seats: [...(owner?.seats ?? []), seat] };
    const place = owner?.seats.length ?? 0;
    await expect(load({ bodies: [twice] as never })).rejects.toMatchObject({
      faults: [
        {
          kind: 'bodies',
          id: owner?.id,
          field: `seats.${place + 1}.id`,
          what: 'an id that no other entry has',
        },
      ],
    });
    const thief = { ...other, statedSeats: null, seats: [seat, ...(other?.seats ?? [])] };
    await expect(load({ bodies: [thief] as never })).rejects.toMatchObject({
      faults: [
        {
          kind: 'bodies',
          id: other?.id,
          field: 'seats.1.id',
          got: `${seat?.id}, which is seats.1 of ${owner?.id}`,
        },
      ],
    });
    expect((await dump()).bodies).toEqual(bodies);
  });

  it('gives every kind back as it was: a dump of a loaded dump is the same', async () => {
    const held = await dump();
    const other = await testDatabase();
    try {
      await prepare({ databaseUrl: other.url, regionCode: '12', facts: false });
      expect(await sql(other.url, 'select 1 from region')).toEqual([]);
      await load(held, other.url);
      const { freshness: _confirmed, ...wanted } = held;
      expect(await dump(other.url)).toEqual({ ...wanted, freshness: [expect.anything()] });
    } finally {
      await other.drop();
    }
  });
});

it.each<[string, object]>([
  ['women', { women: 3 }],
  ['men', { men: 3 }],
  ['the attendance in words', { attendanceStated: 'nära 130 personer' }],
])('refuses a file that states %s of an event ahead of time', async (_what, came) => {
  const [event] = ((await dump()).events ?? []).filter(({ id }) => id === EVENT);
  const nobody = { registered: null, attended: null, attendanceStated: null, women: null, men: null };
  const brought = async (change: object) => {
    const events = [{ ...event, ...nobody, date: '2199', ...change }];
    const pending = await beginLoad(
      recordStore,
      { region: '12', records: { events } },
      { databaseUrl: database.url },
    );
    await pending.end();
    return pending.outcome.errors;
  };
  expect(await brought({})).toEqual([]);
  expect(await brought(came)).toMatchObject([
    { kind: 'events', id: EVENT, field: 'date', got: '"2199": it is still to come' },
  ]);
});

it.each(['region', 'municipality', 'body', 'event', 'project', 'statistic', 'goal', 'seat'])(
  'a good dump puts right the sources of a %s that say nothing',
  async (table) => {
    const held = await dump();
    for (const sources of ['[{}]', '[{"place": "", "document": ""}]']) {
      await sql(database.url, `update ${table} set sources = $1`, [sources]);
      await load(held);
      expect(withoutTimes(await dump())).toEqual(withoutTimes(held));
      expect(await errors()).toEqual([]);
    }
  },
);

it('makes the days by which a record is found, and what it is sorted by, anew when its file is loaded', async () => {
  const held = await dump();
  await sql(database.url, `update body set sort_key = 'aaa' where id = '${BODY}'`);
  await sql(database.url, `update event set date_from = '2013-04-25' where id = '${EVENT}'`);
  await sql(database.url, `update project set period_to = null where id = '${PROJECT}'`);
  expect(await errors()).toHaveLength(3);
  await load(held);
  expect(await errors()).toEqual([]);
});

it('finds a personal number in any text of a record, and lets no dump go out with it', async () => {
  const held = await dump();
  await sql(database.url, "update body set description = 'Firma 811218\u20139876' where id = $1", [BODY]);
  await sql(database.url, "update event set name = 'Med 19811218-9876' where id = $1", [EVENT]);
  const found = await errors();
  expect(found).toMatchObject([
    { region: '12', kind: 'bodies', id: BODY, field: 'description', got: 'a personal number' },
    { region: '12', kind: 'events', id: EVENT, field: 'name', name: 'Med a personal number' },
  ]);
  expect(JSON.stringify(found)).not.toMatch(/9876/);
  const records = await dump();
  const write = () => regionFileOf('12', recordStore.kinds, records, new Date());
  expect(write).toThrow(RegionFileError);
  expect(write).toThrow(
    /^The region can't be dumped: 2 faults.*\n {2}bodies 12-body-samverkansradet description: expected no personal/,
  );
  expect(write).toThrow(/^(?!.*9876)/s);
  await load(held);
  expect(await errors()).toEqual([]);
});

it('shows no id that was made of a name with a personal number in it', async () => {
  const held = await dump();
  const id = '12-body-firma-811218-2d9876';
  await sql(
    database.url,
    `insert into body (id, region_code, name, sort_key, kind, member_categories, sources)
     select $2, region_code, $3, $2, kind, member_categories, '[{}]' from body where id = $1`,
    [BODY, id, 'Firma 811218%2D9876'],
  );
  const found = await errors();
  expect(found.map(({ field }) => field)).toEqual(expect.arrayContaining(['name', 'sources.1']));
  expect(new Set(found.map((finding) => finding.id))).toEqual(new Set(['12-body-firma-a personal number']));
  expect(JSON.stringify(found)).not.toMatch(/811218|9876/);
  const records = await dump();
  const write = () => regionFileOf('12', recordStore.kinds, records, new Date());
  expect(write).toThrow(/bodies 12-body-firma-a personal number name: expected no personal/);
  expect(write).toThrow(/^(?!.*(811218|9876))/s);
  const refused = await load({ bodies: records.bodies ?? [] }).catch((error) => error);
  expect(refused.message).toContain('bodies 12-body-firma-a personal number name: expected no personal');
  expect(JSON.stringify([refused.message, refused.faults])).not.toMatch(/811218|9876/);
  await sql(database.url, 'delete from body where id = $1', [id]);
  expect(await dump()).toEqual(held);
});

it.each<[string, object, string]>([
  ['an address that is no web page', { url: 'javascript:alert(1)' }, 'sources.1.url: expected a web address'],
  [
    'a number that no column holds',
    { women: 3_000_000_000 },
    'women: expected a number of at most 2147483647',
  ],
  ['a time of the last change that is a day', { updatedAt: '2026' }, 'updatedAt: expected a time such as'],
  [
    'a time that is in no calendar',
    { updatedAt: '2026-02-31T10:00:00Z' },
    'updatedAt: expected a time such as',
  ],
  [
    'a change that is still to come',
    { updatedAt: '2999-01-01T00:00:00Z' },
    'updatedAt: expected a time that has come',
  ],
  [
    'a name longer than any write gives',
    { name: rare(501) },
    'name: expected a text of at most 500 characters, got one of 501',
  ],
  [
    'an id longer than any that the hub makes',
    { id: `12-body-${rare(193)}` },
    'id: expected an id of at most 200 characters',
  ],
  ['the year 0', { founded: '0000' }, 'founded: expected a date such as'],
  ['a personal number as a number', { statedSeats: 8112189876 }, 'statedSeats: expected no personal number'],
])('refuses %s', async (_what, change, wanted) => {
  const [body] = (await dump()).bodies ?? [];
  const { url, ...fields } = change as { url?: string };
  const changed = url === undefined ? fields : { sources: [{ url }] };
  const refused = await load({ bodies: [{ ...body, ...changed }] }).catch((error) => error);
  expect(refused).toBeInstanceOf(RegionFileError);
  expect(refused.message).toContain(wanted);
});

it('takes the longest name that a write gives, of letters that take room and repeat nothing', async () => {
  const held = await dump();
  const [body, ...bodies] = held.bodies ?? [];
  const named = { ...body, name: rare(500) };
  await load({ ...held, bodies: [named, ...bodies] });
  expect((await dump()).bodies).toContainEqual(expect.objectContaining({ id: body?.id, name: named.name }));
});

/** Han characters, each another one. */
function rare(length: number): string {
  return Array.from({ length }, (_, index) => String.fromCodePoint(0x4e00 + ((index * 7919) % 20_000))).join(
    '',
  );
}

it('refuses the NUTS code of another region, also where both are in one database', async () => {
  const national = await factsDatabase('00');
  const codes = () => sql(national.url, 'select code, nuts_code from region order by code');
  try {
    const before = await codes();
    const { regions = [] } = await dump(national.url);
    const pending = await beginLoad(
      recordStore,
      { region: '12', records: { regions: [{ ...regions[0], nutsCode: 'SE232' }] } },
      { databaseUrl: national.url },
    );
    expect(pending.outcome.errors).toMatchObject([
      { kind: 'regions', id: '12', field: 'nutsCode', expected: 'SE224', got: 'SE232' },
    ]);
    await pending.end();
    expect(await codes()).toEqual(before);
  } finally {
    await national.drop();
  }
});

describe('when a region’s data was confirmed', () => {
  const YEARS_AGO = "update freshness set confirmed_at = '2020-01-01'";
  const confirmed = () =>
    sql<{ code: string; new: boolean }>(
      database.url,
      "select region_code as code, confirmed_at > now() - interval '1 hour' as new from freshness",
    );

  it('is told by the check when it is long ago, and is now after a load that changed nothing', async () => {
    await sql(database.url, YEARS_AGO);
    expect((await findings()).filter(({ field }) => field === 'freshness')).toMatchObject([
      { severity: 'notice', region: '12', kind: 'regions', id: '12', got: '2020-01-01' },
    ]);
    const pending = await beginLoad(
      recordStore,
      { region: '12', records: await dump() },
      { databaseUrl: database.url },
    );
    expect(pending.outcome.found).toMatchObject({ notice: 0 });
    // Who edits writes the same row.
    await sql(database.url, `set lock_timeout = '1s'; ${YEARS_AGO}, basis = basis`);
    await pending.end();
    await load(await dump());
    expect(await confirmed()).toEqual([{ code: '12', new: true }]);
    expect((await findings()).filter(({ field }) => field === 'freshness')).toEqual([]);
  });

  it('is confirmed by a start with other facts as long as the region is theirs, and not when it is its owner’s', async () => {
    const OTHER_FACTS = "update freshness set facts_digest = 'of earlier facts'";
    await sql(database.url, YEARS_AGO);
    await prepare({ databaseUrl: database.url, regionCode: '12' });
    expect(await confirmed()).toEqual([{ code: '12', new: false }]);
    await sql(database.url, OTHER_FACTS);
    await prepare({ databaseUrl: database.url, regionCode: '12' });
    expect(await confirmed()).toEqual([{ code: '12', new: true }]);

    const held = await dump();
    const [region] = held.regions ?? [];
    await load({ ...held, regions: [{ ...region, municipalitiesTotal: 32 }] });
    await sql(database.url, YEARS_AGO);
    await sql(database.url, OTHER_FACTS);
    await prepare({ databaseUrl: database.url, regionCode: '12' });
    expect(await confirmed()).toEqual([{ code: '12', new: false }]);
  });

  it('is told of the facts where a file has carried the region along, until its own file says the same', async () => {
    const whole = await testDatabase();
    try {
      const held = await dump();
      const regions = (held.regions ?? []).map((region) => ({ ...region, municipalitiesTotal: 40 }));
      const load = async (contents: { region: string; records: Records; referred?: Records }) => {
        const pending = await beginLoad(recordStore, contents, { databaseUrl: whole.url });
        await pending.commit().finally(() => pending.end());
      };
      const carry = () =>
        load({ region: '14', records: {}, referred: { regions, municipalities: held.municipalities ?? [] } });
      const shown = () =>
        sql(
          whole.url,
          `select municipalities_total as total, facts_digest is not null as facts
           from region join freshness on region_code = code where code = '12'`,
        );
      await prepare({ databaseUrl: whole.url, regionCode: '00', facts: false });
      await carry();
      await prepare({ databaseUrl: whole.url, regionCode: '00' });
      expect(await shown()).toEqual([{ total: 33, facts: true }]);

      await sql(whole.url, 'truncate region, loaded_record cascade');
      await carry();
      await load({ region: '12', records: { ...held, regions } });
      await prepare({ databaseUrl: whole.url, regionCode: '00' });
      expect(await shown()).toEqual([{ total: 40, facts: false }]);
    } finally {
      await whole.drop();
    }
  });

  it('is not taken from a file, nor by a load that is taken back', async () => {
    await sql(database.url, YEARS_AGO);
    const held = await dump();
    const later = [{ regionCode: '12', confirmedAt: '2030-01-01T00:00:00Z', basis: 'WRITE' }];
    const pending = await beginLoad(
      recordStore,
      { region: '12', records: { ...held, freshness: later } },
      { databaseUrl: database.url },
    );
    expect(pending.outcome).toMatchObject({ changes: [], kept: [], errors: [] });
    await pending.end();
    expect(await confirmed()).toEqual([{ code: '12', new: false }]);
  });
});

it('keeps the places in a list beside a record that a region has loaded, when the facts are loaded again', async () => {
  const places = () => sql(database.url, 'select id, ordinal from goal order by ordinal, id');
  const [held, before] = [await dump(), await places()];
  const [first, ...others] = held.goals ?? [];
  await load({ ...held, goals: [{ ...first, label: 'Ett annat mål' }, ...others] });
  await prepare({ databaseUrl: database.url, regionCode: '12' });
  expect(await places()).toEqual(before);
  expect((await dump()).goals).toEqual([{ ...first, label: 'Ett annat mål' }, ...others]);
});

it('has an entry in the list of kinds for every table, so that no row is left out of a dump', async () => {
  const tables = await sql<{ name: string }>(
    database.url,
    "select tablename as name from pg_tables where schemaname = 'public' order by 1",
  );
  const dumped = recordStore.kinds.flatMap(({ table, parts = [] }) => [
    table,
    ...parts.map((part) => part.table),
  ]);
  const writes = ['history_entry', 'idempotency', 'moving_region', 'person', 'person_reading'];
  const left = ['loaded_record', 'migration', ...writes];
  expect(tables.map(({ name }) => name)).toEqual([...dumped, ...left].sort());
});

/** Records without the times at which they were last touched. */
function withoutTimes({ freshness: _confirmed, ...records }: Records): unknown {
  return JSON.parse(JSON.stringify(records), (key, value) => (key === 'updatedAt' ? undefined : value));
}

const dump = (url = database.url): Promise<Records> =>
  readDatabase(recordStore, url, (manager) => dumpRecords(manager, recordStore.kinds, { regionCode: '12' }));

async function load(records: Records, databaseUrl = database.url): Promise<void> {
  const pending = await beginLoad(recordStore, { region: '12', records }, { databaseUrl });
  try {
    await pending.commit();
  } finally {
    await pending.end();
  }
}

const errors = async () => (await findings()).filter(({ severity }) => severity === 'error');

async function findings() {
  const checked = await readDatabase(recordStore, database.url, (manager) =>
    checkDatabase(manager, recordStore),
  );
  return checked.findings;
}
