import { prepare } from '@hub/agreements';
import type { FileContents, Records } from '@hub/common';
import type { SignatoriesChanged } from '@hub/schema/events';
import { describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../../test/support/postgres.js';
import { sql as query } from '../../../test/support/sql.js';
import { agreementsWorld } from './agreements-world.js';
import { found, freshRegister, ID, SIGNED, signature } from './fresh-register.js';

const register = freshRegister();
const { sql, errors, load, tried, dump, contents } = register;

const LEFT_AT = '2026-02-01T00:00:00.000Z';

describe('a load tells those who watch', () => {
  it('of the signatures that it brings, in the order of time, up to the number of the file', async () => {
    const adherences = [
      signed(1, { state: 'WITHDRAWN', withdrawnAt: LEFT_AT }),
      signed(2),
      signed(3, { state: 'APPLIED', signedAt: null, appliedAt: SIGNED }),
    ];
    await load(file({ adherences, counters: [counter(1, 3)] }));
    expect(await told()).toEqual(['1 - 1', '2 ACTIVE org-2 1', '3 WITHDRAWN org-1 1']);
    expect(await count()).toMatchObject({ registered: 1, sequence: 3, at: LEFT_AT });
    expect(await errors()).toEqual([]);
  });

  it('with numbers that go on from those of the hub, where it has come further than the file', async () => {
    await opened(2);
    await load(file({ adherences: [signed(1)], counters: [counter(1, 1)] }));
    expect(await told()).toEqual(['1 - 0', '2 - 0', '3 ACTIVE org-1 1']);
    expect(await count()).toMatchObject({ registered: 1, sequence: 3 });
    expect((await count()).at > LEFT_AT).toBe(true);
    expect(await errors()).toEqual([]);
  });

  it('of all that a file says has become of signatures', async () => {
    await load(
      file({
        adherences: [signed(1), signed(2), signed(3, { state: 'WITHDRAWN', withdrawnAt: LEFT_AT })],
        counters: [counter(2, 4)],
      }),
    );
    await load(
      file({
        adherences: [
          signed(1, { state: 'WITHDRAWN', withdrawnAt: LEFT_AT }),
          signed(2, { state: 'ENDED', endedAt: '2026-03-01T00:00:00.000Z' }),
          signed(3),
        ],
        counters: [counter(1, 4)],
      }),
    );
    expect((await told()).slice(4)).toEqual(['5 ACTIVE org-3 1', '6 WITHDRAWN org-1 1', '7 ENDED org-2 1']);
    expect(await count()).toMatchObject({ registered: 1, sequence: 7 });
    expect(await errors()).toEqual([]);
  });

  it('of a figure', async () => {
    const figure = { value: 77, approximate: false, asOf: null, source: { document: 'D', place: 'p' } };
    await load(await contents({ reportedFigures: [figure] }));
    expect(await payloads()).toMatchObject([{ change: null, signatories: { reported: { value: 77 } } }]);
    expect(await count()).toMatchObject({ sequence: 1 });
    await load(await contents({ reportedFigures: [] }));
    expect(await payloads()).toMatchObject([{}, { change: null, signatories: { reported: null } }]);
  });

  it('of a register that is declared complete', async () => {
    await load(file({ counters: [{ ...counter(0, 0), registerComplete: true }] }));
    expect(await payloads()).toMatchObject([{ change: null, signatories: { registerComplete: true } }]);
    expect(await count()).toMatchObject({ complete: true, sequence: 1 });
  });

  it('of another current version, as of a count that rests on something else', async () => {
    await load(await contents({ currentVersion: null }));
    expect(await payloads()).toMatchObject([{ change: null, versionId: null }]);
  });

  it('of no signature that is carried over to another version: nobody has signed or left', async () => {
    const second = { number: 2, title: 'V', state: 'IN_FORCE', predecessor: 1, sources: [SOURCE] };
    const { agreements = [] } = (await contents({})).records;
    const [agreement] = agreements as { versions: object[] }[];
    await load(file({ adherences: [signed(1)], counters: [counter(1, 1)] }));
    const over = { ...agreement?.versions[0], state: 'SUPERSEDED' };
    const { records } = await contents({ versions: [over, second], currentVersion: 2 });
    const carried = signed(2, {
      versionId: `${ID}-v2`,
      organisationId: 'org-1',
      carriedFromId: '14-adherence-1',
    });
    await load(
      file({
        ...records,
        adherences: [signed(1, { state: 'ENDED', endedAt: LEFT_AT }), carried],
        counters: [counter(1, 1)],
      }),
    );
    expect((await told()).slice(1)).toEqual(['2 - 1']);
    expect(await count()).toMatchObject({ registered: 1, sequence: 2 });
  });

  it('once: the same file again, also after it has moved numbers on, tells nothing', async () => {
    await opened(2);
    const figure = { value: 77, approximate: false, asOf: null, source: { document: 'D', place: 'p' } };
    const { records } = await contents({ reportedFigures: [figure] });
    const whole = file({ ...records, adherences: [signed(1)], counters: [counter(1, 1)] });
    await load(whole);
    const once = await told();
    expect(once).toHaveLength(3);
    expect(await load(whole)).toMatchObject({ changes: [], kept: [] });
    expect(await told()).toEqual(once);
  });

  it('of nothing where it is only tried', async () => {
    expect(await tried(file({ adherences: [signed(1)], counters: [counter(1, 1)] }))).toMatchObject({
      errors: [],
      changes: [{ kind: 'adherences' }, { kind: 'counters' }],
    });
    expect(await told()).toEqual([]);
  });

  it('where the count is of an agreement that the hub did not have, in one entry with the number of the file', async () => {
    await load(file({ adherences: [signed(1), signed(2)], counters: [counter(2, 7)] }));
    const { adherences = [], counters: all = [] } = await dump('14');
    const counters = all.filter(({ agreementId }) => agreementId === ID);
    const whole = file({ ...(await contents({})).records, adherences, counters });
    const other = await testDatabase();
    try {
      await prepare({ databaseUrl: other.url, facts: false });
      await load(whole, other.url);
      expect(await told(other.url)).toEqual(['7 - 2']);
      expect(found(await dump('14', other.url), 'counters', ID)).toEqual(
        found(whole.records, 'counters', ID),
      );
      await load(whole, other.url);
      expect(await told(other.url)).toHaveLength(1);
    } finally {
      await other.drop();
    }
  });

  it('of a figure that the hub ships with, and that is another than at the last start', async () => {
    await sql(
      "update signatory_counter set reported = reported || jsonb_build_object('value', 1) where agreement_id = $1",
      [ID],
    );
    await sql('update agreement set fact_hash = null where id = $1', [ID]);
    await prepare({ databaseUrl: register.url });
    expect(await payloads()).toMatchObject([{ change: null, signatories: { reported: { value: 90 } } }]);
    await prepare({ databaseUrl: register.url });
    expect(await told()).toHaveLength(1);
  });

  it('from a number that a file makes up at once, however high it is', async () => {
    const sequence = 9_000_000_000;
    await load(file({ adherences: [signed(1)], counters: [counter(1, sequence)] }));
    expect(await told()).toEqual([`${sequence} ACTIVE org-1 1`]);
  });
});

it('open streams of a running service come to the count that a load leaves, number by number', async () => {
  const world = await agreementsWorld();
  try {
    const counts = await world.listen<Heard>(streamOf('signatoryCount'), { id: ID });
    const signings = await world.listen<Heard>(streamOf('agreementSigned'), { id: ID });
    expect(wordsOf(await counts.next())).toBe('SNAPSHOT 0 of 0');
    const signing = signings.take(2);
    const adherences = [signed(1), signed(2)];
    await load(file({ adherences, counters: [counter(2, 3)] }), world.database.url);
    const figure = { value: 77, approximate: false, asOf: null, source: SOURCE };
    await load(await contents({ reportedFigures: [figure] }), world.database.url);
    expect((await counts.take(4)).map(wordsOf)).toEqual([
      'CHANGE 2 of 1',
      'CHANGE 2 of 2',
      'CHANGE 2 of 3',
      'CHANGE 2 of 4',
    ]);
    expect((await signing).map(wordsOf)).toEqual(['CHANGE 2 of 2', 'CHANGE 2 of 3']);
    await counts.close();
    await signings.close();
  } finally {
    await world.close();
  }
});

interface Heard {
  readonly message: string;
  readonly signatories: { readonly registered: number; readonly sequence: string };
}

const streamOf = (field: string) =>
  `subscription ($id: ID) { ${field}(agreementId: $id) { message signatories { registered sequence } } }`;

const wordsOf = ({ message, signatories: { registered, sequence } }: Heard) =>
  `${message} ${registered} of ${sequence}`;

const SOURCE = { document: 'D', place: 'p' };

const file = (records: Records): FileContents => ({ region: '14', records });

const signed = (number: number, change: object = {}) =>
  signature({ id: `14-adherence-${number}`, organisationId: `org-${number}`, endedAt: null, ...change });

const counter = (registered: number, sequence: number) => ({
  agreementId: ID,
  registered,
  sequence,
  registerComplete: false,
  changedAt: LEFT_AT,
});

/** Lets joining be opened and closed by clients, as often as is said. */
async function opened(times: number): Promise<void> {
  await sql(
    `insert into outbox (type, key, region_code, sequence, occurred_at, payload)
     select 'agreement.signatories-changed', $1, '14', number, now(), '{"change":null,"signatories":{"registered":0}}'
     from generate_series(1, $2::int) number`,
    [ID, times],
  );
  await sql('update signatory_counter set sequence = $2 where agreement_id = $1', [ID, times]);
}

interface Entry {
  readonly sequence: string;
  readonly payload: SignatoriesChanged;
}

/** The outbox: number, change, organisation, count. */
async function told(url = register.url): Promise<string[]> {
  const entries = await query<Entry>(url, 'select sequence::text, payload from outbox order by id');
  return entries.map(({ sequence, payload: { change, organisationId, signatories } }) =>
    [sequence, ...(change === null ? ['-'] : [change, organisationId]), signatories.registered].join(' '),
  );
}

const payloads = async () =>
  (await sql<Entry>('select payload from outbox order by id')).map(({ payload }) => payload);

async function count() {
  const [row] = await sql<{ registered: number; sequence: number; complete: boolean; at: string }>(
    `select registered, sequence::int, register_complete as complete, to_json(changed_at at time zone 'UTC') #>> '{}' || 'Z' as at
     from signatory_counter where agreement_id = $1`,
    [ID],
  );
  if (row === undefined) throw new Error(`no counter of ${ID}`);
  return { ...row, at: new Date(row.at).toISOString() };
}
