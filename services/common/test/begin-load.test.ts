import {
  beginLoad,
  createDataSource,
  findingOf,
  loadRows,
  printOutcome,
  type RecordStore,
  RegionFileError,
  recordsOf,
  tellLoad,
} from '@hub/common';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { cuttableProxy } from '../../../test/support/cuttable-proxy.js';
import { type TestDatabase, testDatabase } from '../../../test/support/postgres.js';
import { sql } from '../../../test/support/sql.js';

interface Thing {
  readonly id: string;
  readonly regionCode: string;
  readonly name: string;
  readonly note: string | null;
  readonly sources: readonly object[];
  readonly parts: readonly object[];
}

let database: TestDatabase;
beforeEach(async () => {
  database = await testDatabase();
  await sql(
    database.url,
    'create table thing (id text primary key, region_code text, name text unique, note text, sources jsonb default \'[{"document": "D", "place": "0"}]\', parts jsonb default \'[]\')',
  );
  await sql(
    database.url,
    'create table loaded_record (kind text, id text, loaded_at timestamptz default now(), primary key (kind, id))',
  );
  await sql(
    database.url,
    "insert into thing (id, region_code, name, note) values ('14-a', '14', 'A', 'n'), ('12-b', '12', 'B', null)",
  );
});
afterEach(() => database.drop());

const source = z.object({ document: z.string(), place: z.string() });

/** What the loader writes beside a name. */
const filled = { sources: [{ document: 'D', place: '0' }], parts: [] };

const SOURCE = { document: 'D', place: '0' };

/** A service of one table, with a loader that may forget a field, and with an invariant or none. */
const store = ({
  columns = ['name', 'note', 'sources', 'parts'],
  unique = false,
  more = {} as z.ZodRawShape,
} = {}): RecordStore => ({
  service: 'things',
  kinds: [
    {
      section: 'activities',
      kind: 'things',
      table: 'thing',
      key: 'id',
      regionIn: 'region_code',
      order: ['id'],
      schema: z.object({
        id: z.string(),
        regionCode: z.string(),
        name: z.string(),
        note: z.string().nullable(),
        sources: z.array(source).default([SOURCE]),
        parts: z.array(z.object({ id: z.string(), sources: z.array(source) })).default([]),
        ...more,
      }),
    },
  ],
  dataSource: (url) => createDataSource({ url, entities: [], migrations: [] }),
  check: (records) =>
    recordsOf<Thing>(records, 'things')
      .filter(({ id, name }, _, all) => unique && all.some((each) => each.name === name && each.id < id))
      .map((thing) =>
        findingOf('things', thing, {
          severity: 'error',
          field: 'name',
          what: 'Two things have one name.',
          expected: 'a name of its own',
          got: thing.name,
        }),
      ),
  load: (manager, changed, _all, report) =>
    loadRows({
      manager,
      report,
      kind: 'things',
      table: 'thing',
      key: ['id'],
      rows: recordsOf<Thing & Record<string, unknown>>(changed, 'things').map((thing) => ({
        id: thing.id,
        region_code: thing.regionCode,
        ...Object.fromEntries(columns.map((column) => [column, thing[column]])),
      })),
    }),
});

const begin = (of: RecordStore, ...things: Partial<Thing>[]) => beginOver(database.url, of, ...things);
const beginOver = (databaseUrl: string, of: RecordStore, ...things: Partial<Thing>[]) =>
  beginLoad(
    of,
    {
      region: '14',
      records: { things: things.map((thing) => ({ regionCode: '14', note: null, ...thing })) },
    },
    { databaseUrl },
  );
const things = () =>
  sql<{ id: string; name: string; note: string | null }>(
    database.url,
    'select id, name, note from thing order by id',
  );

/** A store whose load is interrupted, once it has written, by somebody else's statement. */
const interruptedBy = (statement: string): RecordStore => ({
  ...store({ unique: true }),
  async load(...given) {
    await store().load(...given);
    await sql(database.url, statement);
  },
});

/** A store that confirms a region in the row of a thing, as an editor's write does. */
const confirming = (): RecordStore => ({
  ...store(),
  confirmation: {
    write: (manager) => manager.query("update thing set note = 'by a load' where id = '12-b'"),
  },
});
const BY_AN_EDITOR = "update thing set note = 'by an editor' where id = '12-b'";
const noteOf = async (wanted: string) => (await things()).find(({ id }) => id === wanted)?.note;

describe('a load', () => {
  it('answers for nothing that somebody else writes meanwhile', async () => {
    await sql(database.url, 'alter table thing drop constraint thing_name_key');
    const of = interruptedBy("insert into thing (id, region_code, name) values ('12-c', '12', 'B')");
    const load = await begin(of, { id: '14-a', name: 'Changed' });
    expect(load.outcome.errors).toEqual([]);
    await load.commit();
    await load.end();
    expect(await things()).toMatchObject([{ name: 'B' }, { name: 'B' }, { name: 'Changed' }]);
  });

  it('begins anew where somebody else has changed what it changes since it began', async () => {
    let attempts = 0;
    const whole = store();
    const of: RecordStore = {
      ...whole,
      async load(...given) {
        attempts += 1;
        if (attempts === 1) await sql(database.url, "update thing set note = 'new' where id = '14-a'");
        return whole.load(...given);
      },
    };
    const load = await begin(of, { id: '14-a', name: 'Changed', note: 'of the file' });
    await load.commit();
    await load.end();
    expect(attempts).toBe(2);
    expect(await things()).toContainEqual({ id: '14-a', name: 'Changed', note: 'of the file' });
  });

  it('says in words that somebody else changes the same records each time that it is tried', async () => {
    const whole = store();
    const of: RecordStore = {
      ...whole,
      async load(...given) {
        await sql(database.url, "update thing set note = coalesce(note, '') || '.' where id = '14-a'");
        return whole.load(...given);
      },
    };
    await expect(begin(of, { id: '14-a', name: 'Changed' })).rejects.toThrow(
      /^somebody else was changing the same records each of the 5 times that it was tried: /,
    );
    expect(await things()).toContainEqual({ id: '14-a', name: 'A', note: 'n.....' });
  });

  it('locks what it may change from the beginning where it has been overtaken', async () => {
    const locked: (readonly string[])[] = [];
    let attempts = 0;
    const whole = store();
    const of: RecordStore = {
      ...whole,
      lock: async (_manager, { things: some = [] }) => {
        locked.push(some.map(({ id }) => String(id)));
      },
      async load(...given) {
        attempts += 1;
        if (attempts === 1) await sql(database.url, "update thing set note = 'new' where id = '14-a'");
        return whole.load(...given);
      },
    };
    await sql(database.url, "insert into thing (id, region_code, name) values ('14-same', '14', 'Same')");
    const load = await begin(of, { id: '14-a', name: 'Changed' }, { id: '14-same', name: 'Same' });
    await load.end();
    expect(locked).toEqual([['14-a'], ['14-a', '14-same'], ['14-a']]);
  });

  it('keeps nobody waiting for the row that says when a region was confirmed, and the later time stands', async () => {
    const load = await begin(confirming(), { id: '14-a', name: 'Changed' });
    await sql(database.url, `set lock_timeout = '1s'; ${BY_AN_EDITOR}`);
    await load.commit();
    await load.end();
    expect(await things()).toMatchObject([{ note: 'by an editor' }, { id: '14-a', name: 'Changed' }]);
  });

  it('confirms with its commit, and not in a dry run', async () => {
    const unwritten = await begin(confirming(), { id: '14-a', name: 'A', note: 'n' });
    await unwritten.end();
    expect(await noteOf('12-b')).toBeNull();
    const load = await begin(confirming(), { id: '14-a', name: 'A', note: 'n' });
    await load.commit();
    await load.end();
    expect(await noteOf('12-b')).toBe('by a load');
  });

  it('that is a dry run holds nothing once it is known what it would do, and is never committed', async () => {
    const load = await beginLoad(
      store(),
      { region: '14', records: { things: [{ id: '14-a', regionCode: '14', name: 'Changed', note: null }] } },
      { databaseUrl: database.url, dryRun: true },
    );
    expect(load.outcome.changes).toMatchObject([{ id: '14-a', change: 'changed' }]);
    await sql(database.url, "set lock_timeout = '1s'; update thing set note = 'new' where id = '14-a'");
    await expect(load.commit()).rejects.toThrow('a dry run is not committed');
    await load.end();
    expect(await things()).toContainEqual({ id: '14-a', name: 'A', note: 'new' });
  });

  it('is refused where the loader forgets a field: nothing is lost silently', async () => {
    const before = await things();
    await expect(
      begin(store({ columns: ['name'] }), { id: '14-c', name: 'C', note: 'forgotten' }),
    ).rejects.toThrow(
      /^things 14-c can't be kept as the file has it: note is "forgotten" in the file and would be nothing in the hub$/,
    );
    expect(await things()).toEqual(before);
  });

  it('tells of the warnings that it brings, not of those that were there', async () => {
    const warning = (thing: object, what: string) =>
      findingOf('things', thing, {
        severity: 'warning',
        field: 'note',
        what,
        expected: 'a note',
        got: 'none',
      });
    const warned: RecordStore = {
      ...store(),
      check: ({ things: all = [] }) =>
        all.filter(({ note }) => note === null).map((thing) => warning(thing, 'The thing has no note.')),
    };
    const pending = await begin(warned, { id: '14-c', name: 'C' });
    expect(pending.outcome).toMatchObject({
      errors: [],
      warnings: [{ id: '14-c', what: 'The thing has no note.' }],
      found: { error: 0, warning: 2, notice: 0 },
    });
    const lines = printOutcome([pending.outcome], true);
    expect(lines).toContain('  warned   things 14-c, “C”\n    warning  note: The thing has no note.');
    expect(lines).toContain('checked: 0 errors, 2 warnings, 0 notices; new: 0 errors, 1 warning, 0 notices');
    const exit = await tellLoad(async () => [pending.outcome], { dryRun: true, json: true });
    expect(exit).toBe(1);
    await pending.end();
  });

  it('is told in the words of an invariant where the database refuses it', async () => {
    const pending = await begin(store({ unique: true }), { id: '14-c', name: 'A' });
    expect(pending.outcome.errors).toMatchObject([{ id: '14-c', what: 'Two things have one name.' }]);
    await expect(pending.commit()).rejects.toThrow('not committed');
    await pending.end();
  });

  describe('where no invariant foresees what the database refuses', () => {
    const refusedWith = async (...given: Partial<Thing>[]) => {
      const before = await things();
      const open = store({
        columns: ['name', 'note', 'sources', 'parts', 'of_id', 'women', 'men'],
        more: { ofId: z.string().nullish(), women: z.number().nullish(), men: z.number().nullish() },
      });
      const wanted = given.map((each) => ({ ...filled, ...each }));
      const refused = await begin(renamed(open), ...wanted).catch((error) => error);
      expect(refused).toBeInstanceOf(RegionFileError);
      expect(refused.message).not.toMatch(/constraint|violates|thing_|duplicate key/);
      expect(await things()).toEqual(before);
      return refused.faults;
    };
    /** Of a thing, `ofId` is kept in the column `of_id`. */
    const renamed = (of: RecordStore): RecordStore => ({
      ...of,
      load: (manager, changed, all, report) =>
        of.load(
          manager,
          { things: (changed.things ?? []).map((thing) => ({ ...thing, of_id: thing.ofId ?? null })) },
          all,
          report,
        ),
    });
    beforeEach(() =>
      sql(
        database.url,
        `alter table thing add of_id text references thing deferrable initially deferred,
           add women integer, add men integer, add check (women <= men)`,
      ),
    );

    it('names the record, its field and the value that another one has', async () => {
      expect(await refusedWith({ id: '14-c', name: 'A' }, { id: '14-d', name: 'D' })).toEqual([
        {
          kind: 'things',
          id: '14-c',
          field: 'name',
          what: 'what no other record has',
          got: '"A", which another one has',
        },
      ]);
    });

    it('names what it refers to and that is not there, also where that is checked at the end', async () => {
      const change = { ofId: '14-gone' } as Partial<Thing>;
      expect(await refusedWith({ id: '14-c', name: 'C', ...change }, { id: '14-d', name: 'D' })).toEqual([
        {
          kind: 'things',
          id: '14-c',
          field: 'ofId',
          what: 'one of the things that the hub holds',
          got: '"14-gone", which it does not hold',
        },
      ]);
    });

    it('names the fields that do not fit each other, with their values', async () => {
      const change = { women: 3, men: 2 } as Partial<Thing>;
      expect(await refusedWith({ id: '14-c', name: 'C' }, { id: '14-d', name: 'D', ...change })).toEqual([
        {
          kind: 'things',
          id: '14-d',
          field: 'women, men',
          what: 'values that can be, and that fit each other',
          got: '3, 2',
        },
      ]);
    });

    it('names what may not go from a record, since others refer to it', async () => {
      await sql(
        database.url,
        "create table piece (id text primary key, thing_id text references thing); create table use_of_piece (piece_id text references piece); insert into piece values ('p1', '14-a'); insert into use_of_piece values ('p1')",
      );
      const [kind] = store().kinds as [RecordStore['kinds'][number]];
      const piece = { field: 'pieces', table: 'piece', parent: 'thing_id', order: ['id'], replaced: true };
      const of = { ...store(), kinds: [{ ...kind, parts: [piece] }] };
      await expect(begin(of, { id: '14-a', name: 'Changed' })).rejects.toMatchObject({
        name: 'RegionFileError',
        faults: [
          {
            kind: 'things',
            field: 'pieces.id',
            what: 'what other records refer to, as long as they do',
            got: '"p1" to go, to which use of piece refer',
          },
        ],
      });
    });

    it.each([
      ['that another record has', { id: 'p1', size: 1 }, 'id', '"p1", which another one has'],
      ['that can’t be', { id: 'p2', size: -1 }, 'size', 'others, which the hub can’t keep'],
    ])('names the list in whose records there is a value %s', async (_what, piece, field, got) => {
      await sql(
        database.url,
        "create table piece (id text primary key, thing_id text references thing, size integer check (size > 0)); insert into piece values ('p1', '14-a', 1)",
      );
      const of = withPieces('id', 'text', z.array(z.object({ id: z.string(), size: z.number() })));
      const given = { id: '14-c', name: 'C', pieces: [piece] } as Partial<Thing>;
      await expect(begin(of, given, { id: '14-d', name: 'D' })).rejects.toMatchObject({
        name: 'RegionFileError',
        faults: [{ kind: 'things', id: '14-c', field: `pieces.${field}`, got }],
      });
    });

    it('names the record in which there is more than can be searched in', async () => {
      await sql(
        database.url,
        "alter table thing add searchable tsvector generated always as (to_tsvector('simple', parts)) stored",
      );
      const parts = Array.from({ length: 3_000 }, (_, index) => ({
        id: `${index}`.padEnd(500, 'a'),
        sources: [],
      }));
      expect(await refusedWith({ id: '14-c', name: 'C' }, { id: '14-d', name: 'D', parts })).toEqual([
        {
          kind: 'things',
          id: '14-d',
          field: '',
          what: 'no more in one record than the database can keep and search in',
          got: 'more: its lists have too many entries, or its texts are too long',
        },
      ]);
    });

    it('names the record in whose list an entry stands twice', async () => {
      await sql(database.url, 'create table piece (id text primary key, thing_id text references thing)');
      const pieces = z.array(z.object({ id: z.string() })).default([]);
      const whole = store({ more: { pieces } });
      const of: RecordStore = {
        ...whole,
        async load(manager, changed, all, report) {
          await whole.load(manager, changed, all, report);
          const rows = (changed.things ?? []).flatMap((thing) =>
            (thing.pieces as { id: string }[]).map(({ id }) => ({ id, thing_id: thing.id })),
          );
          await loadRows({ manager, report, kind: 'pieces', table: 'piece', key: ['id'], rows });
        },
      };
      const given = { id: '14-c', name: 'C', pieces: [{ id: 'p1' }, { id: 'p1' }] } as Partial<Thing>;
      await expect(begin(of, { id: '14-d', name: 'D' }, given)).rejects.toMatchObject({
        name: 'RegionFileError',
        faults: [{ kind: 'things', id: '14-c', what: 'each entry of its lists once' }],
      });
    });

    it('names the record of an entry that has no id of its own', async () => {
      await sql(
        database.url,
        'create table piece (number integer, thing_id text references thing, size integer check (size > 0))',
      );
      const of = withPieces('number', 'integer', z.array(z.object({ number: z.number(), size: z.number() })));
      const long = `14-${'c'.repeat(100)}`;
      for (const id of ['14-c', long]) {
        const given = { id, name: 'C', pieces: [{ number: 1, size: -1 }] } as Partial<Thing>;
        await expect(begin(of, given, { id: '14-d', name: 'D' })).rejects.toMatchObject({
          faults: [{ kind: 'things', id, field: 'pieces.size' }],
        });
      }
    });

    it('names the field that lacks a value', async () => {
      await sql(database.url, "update thing set note = ''");
      await sql(database.url, 'alter table thing alter note set not null');
      expect(await refusedWith({ id: '14-c', name: 'C' })).toEqual([
        { kind: 'things', id: '14-c', field: 'note', what: 'a value', got: 'nothing' },
      ]);
    });
  });

  it('says that nobody can tell whether it lasts, where the connection is lost while it is committed', async () => {
    const way = await cuttableProxy(database.url);
    const pending = await beginOver(way.url, store(), { id: '14-c', name: 'C' });
    const [load] = await sql<{ pid: number }>(
      database.url,
      `select pid from pg_stat_activity
       where datname = current_database() and state = 'idle in transaction'`,
    );
    const pid = Number(load?.pid);
    process.kill(pid, 'SIGSTOP');
    const lost = { message: 'the connection to its database was lost' };
    const expected = expect(pending.commit()).rejects.toMatchObject({ ...lost, name: 'CommitLostError' });
    await way.close().finally(() => process.kill(pid, 'SIGCONT'));
    await expected;
    // Nothing is sent any more: now it is known.
    await expect(pending.commit()).rejects.toMatchObject({ ...lost, name: 'Error' });
    await pending.end();
  });

  it('counts what is the same, and leaves other records alone', async () => {
    const pending = await begin(store(), { id: '14-a', name: 'A', note: 'n' }, { id: '14-c', name: 'C' });
    expect(pending.outcome).toMatchObject({
      unchanged: 1,
      changes: [{ id: '14-c', change: 'added' }],
      kept: [],
    });
    await pending.commit();
    await pending.end();
    expect(await things()).toMatchObject([{ id: '12-b' }, { id: '14-a' }, { id: '14-c' }]);
    expect(await sql(database.url, 'select kind, id from loaded_record')).toEqual([
      { kind: 'things', id: '14-c' },
    ]);
  });

  it('names a record of another region, a record that comes twice and a field that does not fit, all together', async () => {
    const load = begin(
      store(),
      { id: '12-b', regionCode: '12', name: 'B' },
      { id: '14-c', name: 'C' },
      { id: '14-c', name: 'C' },
      { id: '14-d', name: 5 as never },
    );
    await expect(load).rejects.toMatchObject({
      faults: [
        { id: '12-b', what: "a record of the file's region 14", got: 'one of 12' },
        { id: '14-c', field: 'id', what: 'each record once' },
        { id: '14-d', field: 'name', got: '5' },
      ],
    });
  });

  it.each([
    '[{"document": "D", "place": "2"}, {"document": "D", "place": "1"}]',
    '[{}]',
    '[{"place": "", "document": ""}]',
    '[{"document": "D", "place": "0", "page": 3}]',
    '[{"document": "  \u200b", "place": "0"}]',
  ])('gives a record and its parts the sources of the file alone, where the hub has %s', async (sources) => {
    const part = (own: unknown) => JSON.stringify([{ id: 'p', sources: own }]);
    await sql(database.url, "update thing set sources = $1, parts = $2 where id = '14-a'", [
      sources,
      part(JSON.parse(sources)),
    ]);
    const given = { id: '14-a', name: 'A', note: 'n', sources: [SOURCE], parts: JSON.parse(part([SOURCE])) };
    const pending = await begin(store(), given);
    expect(pending.outcome).toMatchObject({
      changes: [{ id: '14-a', change: 'changed', fields: { length: 2 } }],
      kept: [],
      errors: [],
    });
    await pending.commit();
    await pending.end();
    expect(await sql(database.url, "select sources, parts from thing where id = '14-a'")).toEqual([
      { sources: given.sources, parts: given.parts },
    ]);
  });

  it('leaves a record that it would keep but can’t read, says so, and loads the others', async () => {
    await sql(database.url, "update thing set parts = '[{}]' where id = '12-b'");
    const keeping: RecordStore = {
      ...store(),
      foreign: ['things'],
      settle: (_kind, fact, current, { region }) =>
        current === undefined || current.regionCode === region
          ? { fact }
          : { fact: { ...current, note: 'x' } },
    };
    const pending = await begin(
      keeping,
      { id: '12-b', regionCode: '12', name: 'B' },
      { id: '14-c', name: 'C' },
    );
    expect(pending.outcome).toMatchObject({
      changes: [{ id: '14-c', change: 'added' }],
      kept: [{ kind: 'things', id: '12-b', why: expect.stringMatching(/parts\.1\.id is nothing/) }],
    });
    await pending.end();
  });

  it.each([
    ['a number that the column can’t hold', { size: 3_000_000_000 }],
    ['a time that is none', { day: '2026-02-31' }],
  ])('with %s is refused with the name of the record, not in the database’s words', async (_what, change) => {
    await sql(database.url, 'alter table thing add size integer, add day date');
    const open = store({
      columns: ['name', 'note', 'sources', 'parts', 'size', 'day'],
      more: { size: z.number().nullish(), day: z.string().nullish() },
    });
    const wanted = ['a', 'b', 'd'].map((name) => ({ id: `14-n${name}`, name: `N${name}`, ...filled }));
    const refused = await begin(open, ...wanted, { id: '14-c', name: 'C', ...filled, ...change }).catch(
      (error) => error,
    );
    expect(refused).toBeInstanceOf(RegionFileError);
    expect(refused.faults).toEqual([expect.objectContaining({ kind: 'things', id: '14-c' })]);
    expect(refused.message).not.toMatch(/out of range|syntax|integer/);
  });

  it.each<[string, object, object]>([
    [
      'a field that the hub does not know',
      { colour: 'red' },
      {
        field: 'colour',
        what: 'one of the fields id, regionCode, name, note, sources, parts',
        got: 'a field that the hub does not know',
      },
    ],
    [
      'a field inside another that the hub does not know',
      { parts: [{ id: 'p', sources: [], side: 'left' }] },
      { field: 'parts.1.side', what: 'one of the fields id, sources' },
    ],
    ['a field that is not there', { name: undefined }, { field: 'name', what: 'a text', got: 'nothing' }],
    ['a list in the place of a text', { name: ['A'] }, { field: 'name', what: 'a text', got: '["A"]' }],
    ['a name of spaces', { name: ' \u200b' }, { field: 'name', what: 'a text that can be read' }],
    ['a name on two lines', { name: 'A\nB' }, { field: 'name', what: 'a text on one line' }],
    [
      'a tab in a source',
      { sources: [{ document: 'D', place: 'p.\t3' }] },
      { field: 'sources.1.place', what: 'a text on one line' },
    ],
    [
      'a control character in a text',
      { note: 'a\u001b[31mb' },
      { field: 'note', what: 'a text without control characters' },
    ],
    ['a text with NUL in it', { note: 'a\u0000b' }, { field: 'note', what: expect.stringContaining('NUL') }],
    [
      'half a character in a source',
      { sources: [{ document: 'D', place: '\ud800' }] },
      { field: 'sources.1.place', what: 'a text of whole characters' },
    ],
    [
      'an address with a password in it',
      { note: 'https://anna:9876@example.se/' },
      {
        field: 'note',
        what: expect.stringContaining('an address'),
        got: expect.stringContaining('password'),
      },
    ],
    [
      'a personal number in a text',
      { note: 'Firman (811218-9876) i Lund' },
      { field: 'note', what: expect.stringContaining('personnummer'), got: 'a personal number' },
    ],
    [
      'a number of coordination in a text',
      { note: '19701063-2391' },
      { field: 'note', got: 'a personal number' },
    ],
  ])('with %s is refused, in words of whoever answers for the data', async (_what, change, fault) => {
    const refused = await begin(store(), { id: '14-c', name: 'C', ...change }).catch((error) => error);
    expect(refused).toBeInstanceOf(RegionFileError);
    expect(refused.faults).toEqual([expect.objectContaining({ kind: 'things', id: '14-c', ...fault })]);
    expect(refused.message).not.toMatch(/9876|2391/);
  });

  it('names a record without an id by its place in the list', async () => {
    await expect(
      begin(store(), { id: '14-c', name: 'C' }, { id: undefined as never, name: 'D' }),
    ).rejects.toMatchObject({
      faults: [{ id: 'record 2 of things', field: 'id', what: 'a text', got: 'nothing' }],
    });
  });
});

/** A store whose things have pieces in a table of their own, named by one column; the caller has made it. */
function withPieces(name: string, type: string, pieces: z.ZodArray): RecordStore {
  const whole = store({ more: { pieces: pieces.default([]) } });
  const [kind] = whole.kinds as [RecordStore['kinds'][number]];
  const part = { field: 'pieces', table: 'piece', parent: 'thing_id', order: [name] };
  return {
    ...whole,
    kinds: [{ ...kind, parts: [part] }],
    async load(manager, changed, all, report) {
      await whole.load(manager, changed, all, report);
      for (const thing of changed.things ?? []) {
        await manager.query(
          `insert into piece select ${name}, $1, size from jsonb_to_recordset($2) as given (${name} ${type}, size integer)`,
          [thing.id, JSON.stringify(thing.pieces)],
        );
      }
    },
  };
}
