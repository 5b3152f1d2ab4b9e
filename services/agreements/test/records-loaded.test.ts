import { prepare, recordStore } from '@hub/agreements';
import { beginLoad, emptyReport, RegionFileError } from '@hub/common';
import { describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../../test/support/postgres.js';
import { agreementRows } from '../src/seed/agreement-rows.js';
import { agreementFact } from '../src/seed/facts.js';
import { loadAgreements } from '../src/seed/load-agreements.js';
import { freshRegister, ID, SIGNED, signature } from './fresh-register.js';

const SOURCE = { document: 'D', place: 'p' };

const register = freshRegister();
const { sql, findings, errors, load, tried, dump, contents } = register;

describe('a load of a file', () => {
  it('is not there for anyone until it is committed, and leaves no trace when it is not', async () => {
    const before = await rows();
    expect(await tried(await contents({ title: 'En ny titel' }))).toMatchObject({
      changes: [
        { kind: 'agreements', id: ID, change: 'changed', fields: [{ field: 'title', to: '"En ny titel"' }] },
      ],
      errors: [],
    });
    expect(await rows()).toEqual(before);
  });

  it('belongs to its owner when it is committed: the facts that the hub ships with leave it alone', async () => {
    await load(await contents({ title: 'En ny titel' }));
    await prepare({ databaseUrl: register.url });
    expect(await sql(`select title from agreement where id = '${ID}'`)).toEqual([{ title: 'En ny titel' }]);
  });

  it('puts in quarantine again what was there, in an empty register too, and shows it in the next dump', async () => {
    await quarantine([milestone('2015-02-31'), milestone('2014'), milestone('2015-02-30')]);
    const held = await contents({});
    expect(held.records.agreements).toMatchObject([
      {
        milestones: [{ date: '2014' }, { date: '2015-02-30' }, { date: '2015-02-31' }],
        quarantined: [
          { field: 'milestones', reason: expect.stringContaining('a date') },
          { field: 'milestones', reason: expect.stringContaining('a date') },
        ],
      },
    ]);
    const other = await testDatabase();
    try {
      await prepare({ databaseUrl: other.url, facts: false });
      await load(held, other.url);
      const { agreements } = await dump('14', other.url);
      expect(agreements).toMatchObject(held.records.agreements ?? []);
    } finally {
      await other.drop();
    }
  });

  it.each<[string, object, RegExp]>([
    [
      'a day that is not in the calendar',
      { milestones: [milestone('2014'), milestone('2015-02-30')] },
      /milestones\.2\.date: expected a date: .*, got "2015-02-30"/,
    ],
    [
      'a milestone of a version that is none',
      { milestones: [{ ...milestone('2014'), version: 7 }] },
      /milestones\.1\.version: expected the number of one of the versions, got 7/,
    ],
    [
      'a figure below nothing',
      { reportedFigures: [{ value: -1, approximate: false, asOf: null, source: { document: 'D' } }] },
      /reportedFigures\.1\.value: expected a number that is 0 or more, got -1/,
    ],
    [
      'a field of a milestone that the hub does not know',
      { milestones: [{ ...milestone('2014'), place: 'Lund' }] },
      /milestones\.1\.place: expected one of the fields kind, date, version, label, source, got a field/,
    ],
  ])('with %s is refused, and puts nothing in quarantine', async (_what, change, wanted) => {
    const refused = tried(await contents(change));
    await expect(refused).rejects.toThrow(RegionFileError);
    await expect(refused).rejects.toThrow(wanted);
  });

  it.each<[string, { state?: string; signedAt?: string; appliedAt?: string | null }, object]>([
    [
      'of before there were agreements',
      { signedAt: '1799-06-01T00:00:00Z' },
      { field: 'signedAt', expected: 'a time from 1800 to now' },
    ],
    [
      'of a version that is still worked on',
      { state: 'DRAFT' },
      { field: 'state', got: `ACTIVE on ${ID}-v1, which is draft` },
    ],
    [
      'of before it was applied for',
      { appliedAt: '2020-06-02T00:00:00Z' },
      { field: 'signedAt', expected: 'a time that is not before 2020-06-02T00:00:00.000Z' },
    ],
  ])(
    'with a signature %s is refused',
    async (_what, { state, signedAt = SIGNED, appliedAt = null }, wanted) => {
      if (state !== undefined) {
        await sql(`update agreement set joining = 'CLOSED' where id = '${ID}'`);
        await sql(`update agreement_version set state = '${state}' where id = '${ID}-v1'`);
      }
      const adherence = signature({ signedAt, appliedAt });
      const counters = [
        { agreementId: ID, registered: 1, sequence: 1, registerComplete: false, changedAt: SIGNED },
      ];
      const { errors } = await tried({ region: '14', records: { adherences: [adherence], counters } });
      expect(errors).toMatchObject([{ kind: 'adherences', id: adherence.id, ...wanted }]);
    },
  );

  it('with two open applications of an organisation to sign one version is refused', async () => {
    const appliedAt = '2026-06-01T00:00:00Z';
    const adherences = ['14-adherence-1', '14-adherence-2'].map((id) =>
      signature({ id, state: 'APPLIED', signedAt: null, appliedAt }),
    );
    const { errors } = await tried({ region: '14', records: { adherences } });
    expect(errors).toMatchObject([
      {
        kind: 'adherences',
        id: '14-adherence-2',
        field: 'state',
        expected: 'one open application of an organisation to sign a version',
      },
    ]);
  });

  it('is refused in words where no invariant tells what the database does not take', async () => {
    await sql(
      "alter table adherence add constraint adherence_of_somebody check (organisation_id <> 'org-a')",
    );
    const adherence = signature({ state: 'APPLIED', signedAt: null });
    await expect(tried({ region: '14', records: { adherences: [adherence] } })).rejects.toMatchObject({
      name: 'RegionFileError',
      faults: [{ kind: 'adherences', id: '14-adherence-1', field: 'organisationId', got: '"org-a"' }],
    });
  });

  it('with a definition of a year to come, or a source recorded at a time to come, is refused', async () => {
    const { definitions = [] } = await dump('00');
    const [definition] = definitions;
    const ahead = { region: '00', records: { definitions: [{ ...definition, year: 2199 }] } };
    expect((await tried(ahead)).errors).toMatchObject([
      { kind: 'definitions', id: definition?.id, field: 'year', got: '"2199": it is still to come' },
    ]);
    const recordedAt = '2199-01-01T00:00:00Z';
    expect((await tried(await contents({ sources: [{ recordedAt }] }))).errors).toMatchObject([
      { kind: 'agreements', id: ID, field: 'sources.1.recordedAt', got: recordedAt },
    ]);
  });

  describe('with a signature', () => {
    const signature = {
      id: '14-adherence-1',
      agreementId: ID,
      versionId: `${ID}-v1`,
      organisationId: 'org-a',
      state: 'ACTIVE',
      signedAt: '2026-01-01T00:00:00.000Z',
      withdrawnAt: null,
    };
    const counters = [
      { agreementId: ID, registered: 1, sequence: 1, registerComplete: false, changedAt: signature.signedAt },
    ];
    const source = { document: 'D', place: 'p', url: 'https://example.org/', recordedAt: signature.signedAt };
    const fileWith = (change: object) => ({
      region: '14',
      records: { adherences: [{ ...signature, ...change }], counters },
    });

    it('takes the source of one that was recorded, and gives it back as it was', async () => {
      await load(fileWith({ source }));
      expect((await dump('14')).adherences).toMatchObject([{ id: signature.id, source }]);
      expect(await errors()).toEqual([]);
    });

    it.each<[string, object, string]>([
      [
        'an address that is no web page',
        { url: 'javascript:alert(1)' },
        'source.url: expected a web address',
      ],
      ['an address that is a word', { url: 'zzz' }, 'source.url: expected a web address'],
      ['an address without its host', { url: 'https:example.org' }, 'source.url: expected a web address'],
      ['an empty document', { document: '' }, 'source.document: expected a text that is not empty'],
      ['an empty place', { place: '' }, 'source.place: expected a text that is not empty'],
    ])('refuses a source with %s, and finds it where it is', async (_what, change, wanted) => {
      const refused = tried(fileWith({ source: { ...source, ...change } }));
      await expect(refused).rejects.toThrow(RegionFileError);
      await expect(refused).rejects.toThrow(`adherences ${signature.id} ${wanted}`);
      await load(fileWith({ source }));
      await sql('update adherence set source = source || $1::jsonb', [JSON.stringify(change)]);
      expect(await errors()).toMatchObject([
        { kind: 'adherences', id: signature.id, field: wanted.split(':')[0] },
      ]);
    });

    it.each(['14-adherence-gone', signature.id])(
      'refuses one that was carried over from %s, in words',
      async (id) => {
        const { errors } = await tried(fileWith({ carriedFromId: id }));
        expect(errors).toMatchObject([
          {
            kind: 'adherences',
            id: signature.id,
            field: 'carriedFromId',
            expected: expect.stringContaining('on an earlier version of the same agreement'),
            got: expect.stringContaining(id),
          },
        ]);
      },
    );
  });

  it('with a title longer than any write gives is refused, however long, and found where it is', async () => {
    for (const length of [501, 1_500_000]) {
      const refused = tried(await contents({ title: 'Ö'.repeat(length) }));
      await expect(refused).rejects.toThrow(
        `agreements ${ID} title: expected a text of at most 500 characters, got one of ${length}`,
      );
    }
    await load(await contents({ title: 'Ö'.repeat(500) }));
    expect(await errors()).toEqual([]);
    await sql(`update agreement set title = repeat('Ö', 501) where id = '${ID}'`);
    expect(await errors()).toMatchObject([
      {
        kind: 'agreements',
        id: ID,
        field: 'title',
        expected: 'a text of at most 500 characters',
        got: 'one of 501',
      },
    ]);
  });

  it('does not open or close an agreement that is there', async () => {
    expect(await tried(await contents({ joining: 'OPEN' }))).toMatchObject({
      changes: [],
      kept: [{ id: ID, why: expect.stringContaining('joining') }],
    });
  });

  it('keeps nobody from signing what it leaves as it is, and everybody from signing what it changes', async () => {
    const signing = () =>
      sql(
        `set lock_timeout = '1s'; update signatory_counter set registered = registered where agreement_id = '${ID}'`,
      );
    const whileLoading = async (change: object) => {
      const pending = await beginLoad(recordStore, await contents(change), { databaseUrl: register.url });
      await signing().finally(() => pending.end());
    };
    await whileLoading({});
    await expect(whileLoading({ title: 'En ny titel' })).rejects.toThrow(/lock timeout/);
  });

  it('names signatures of an agreement that nobody has, before anything is written', async () => {
    const adherence = {
      id: '14-adherence-1',
      agreementId: '14-agreement-borta',
      versionId: '14-agreement-borta-v1',
      organisationId: 'org-a',
      state: 'ACTIVE',
      signedAt: '2026-01-01T00:00:00Z',
      withdrawnAt: null,
    };
    const refused = tried({ region: '14', records: { adherences: [adherence] } });
    await expect(refused).rejects.toThrow(RegionFileError);
    await expect(refused).rejects.toThrow(
      /adherences 14-adherence-1 agreementId: expected an agreement of the file or/,
    );
  });
});

it('warns of the decision of the facts that is gone, and tells one of a file as an error; the file puts it back', async () => {
  const file = { region: '14', records: { decisions: (await dump('14')).decisions ?? [] } };
  const lose = () => sql('delete from decision');
  const lost = async () => (await findings()).filter(({ field }) => field.endsWith('.decisions'));
  expect(await lost()).toEqual([]);
  await lose();
  expect(await lost()).toMatchObject([{ severity: 'warning', id: ID, field: 'versions.1.decisions' }]);
  await load(file);
  expect(await lost()).toEqual([]);
  await lose();
  expect(await lost()).toMatchObject([{ severity: 'error', id: ID, got: 'none' }]);
});

function milestone(date: string) {
  return { kind: 'SIGNED', date, version: null, source: SOURCE };
}

/** Gives the agreement milestones as the facts give them, of which some can't be right. */
async function quarantine(milestones: object[]): Promise<void> {
  const held = await contents({ milestones });
  const facts = (held.records.agreements ?? []).map((record) => agreementFact.parse(record));
  const dataSource = recordStore.dataSource(register.url);
  await dataSource.initialize();
  try {
    await dataSource.transaction((manager) =>
      loadAgreements(manager, facts.map(agreementRows), emptyReport('agreements')),
    );
  } finally {
    await dataSource.destroy();
  }
}

function rows() {
  return sql(`select id, xmin::text from agreement union all select id, xmin::text from agreement_version
     union all select agreement_id, xmin::text from signatory_counter
     union all select kind || id, xmin::text from loaded_record order by 1, 2`);
}
