import { type FileContents, type Records, RegionFileError } from '@hub/common';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { expectTakenOrRefused } from '../../../test/support/turned-lists.js';
import { found, freshRegister, ID } from './fresh-register.js';

/** What a file says that the hub can't keep, and what it says of that. */

const DOCUMENT = 'doc-related-98';
const PLAN = '14-action-plan-2015-2017';
const SIGNATURE = '14-adherence-of-a-test';
const SOURCE = { document: 'D', place: 'p' };

const register = freshRegister();
const { sql, errors, load, tried, dump } = register;

let held: Records;
beforeEach(async () => {
  held = await dump('14');
});

describe('a file is refused, with its record and field in words,', () => {
  it.each<[string, string, string, object, object]>([
    [
      'for more tags than a list may have',
      'documents',
      DOCUMENT,
      { tags: many(1_001) },
      { field: 'tags', what: 'a list of at most 1000' },
    ],
    [
      'for tags in which there is more to search than a database can',
      'documents',
      DOCUMENT,
      { tags: many(300, 499) },
      { field: 'tags', what: expect.stringMatching(/^at most 100000 characters .* 149/) },
    ],
    [
      'for parties in whose names there is more to search than a database can',
      'agreements',
      ID,
      { parties: many(300, 499).map((name) => ({ name, sector: null, organisationId: null })) },
      { field: 'parties', what: expect.stringMatching(/^at most 100000 characters/) },
    ],
    [
      'for a party that stands there twice',
      'agreements',
      ID,
      { parties: ['A', 'B', 'A'].map((name) => ({ name, sector: null, organisationId: null })) },
      { field: 'parties.3.name', what: 'a name of its own for each party', got: '"A"' },
    ],
    [
      'for a tag that stands there twice',
      'documents',
      DOCUMENT,
      { tags: ['a', 'b', 'a'] },
      { field: 'tags.3', what: 'each of the list once', got: '"a"' },
    ],
    [
      'for a source that was recorded at an hour that is on no clock',
      'agreements',
      ID,
      { sources: [{ ...SOURCE, recordedAt: '2026-01-01T25:00:00Z' }] },
      { field: 'sources.1.recordedAt', what: expect.stringMatching(/^a time such as/) },
    ],
    [
      'for more points of an action plan than a list may have',
      'actionPlans',
      PLAN,
      { contents: many(1_001) },
      { field: 'contents', what: 'a list of at most 1000' },
    ],
    [
      'for a cell of a matrix that stands there twice',
      'participationMatrices',
      ID,
      { cells: ['DECISION', 'DRAFTING', 'DECISION'].map(cell) },
      {
        field: 'cells.3',
        what: 'an entry whose level and stage no other one of the list has',
        got: 'DIALOGUE DECISION, as cells.1 has it',
      },
    ],
    [
      'for a version that has the number of another',
      'agreements',
      ID,
      { versions: [version({}), version({ state: 'UNKNOWN' })] },
      { field: 'versions.2.number', what: 'a number of its own for each version', got: '1' },
    ],
    [
      'for a version that was withdrawn though it was adopted',
      'agreements',
      ID,
      { versions: [version({ withdrawnAt: '2020-01-01T00:00:00Z' })] },
      {
        field: 'versions.1.withdrawnAt',
        what: 'a time where the version was still worked on, and only there',
      },
    ],
  ])('%s', async (_what, kind, id, change, wanted) => {
    const refused = await load(fileOf({ [kind]: [{ ...found(held, kind, id), ...change }] })).catch(
      (error) => error,
    );
    expect(refused).toBeInstanceOf(RegionFileError);
    expect(refused.faults).toEqual([expect.objectContaining({ kind, id, ...wanted })]);
    expect(await dump('14')).toEqual(held);
  });

  it('for a record that a contradiction is about twice', async () => {
    const { contradictions = [] } = await dump('00');
    const [contradiction] = contradictions;
    const concerns = [1, 2].map(() => ({ type: 'Agreement', id: ID }));
    await expect(
      load({ region: '00', records: { contradictions: [{ ...contradiction, concerns }] } }),
    ).rejects.toMatchObject({
      faults: [{ id: contradiction?.id, field: 'concerns.2', got: `Agreement ${ID}, as concerns.1 has it` }],
    });
  });

  it('for a version that was withdrawn at a time still to come', async () => {
    const draft = version({ number: 2, state: 'DRAFT', withdrawnAt: '2199-01-01T00:00:00Z' });
    const [agreement] = [found(held, 'agreements', ID)];
    const versions = [...(agreement.versions as object[]), draft];
    const { errors: brought } = await tried(fileOf({ agreements: [{ ...agreement, versions }] }));
    expect(brought).toMatchObject([
      {
        kind: 'agreements',
        id: ID,
        field: `versions.${versions.length}.withdrawnAt`,
        expected: 'a time from 1800 to now',
      },
    ]);
  });

  it.each([
    ['REJECTED', null],
    ['WITHDRAWN', '2021-01-01T00:00:00.000Z'],
  ])('for what is %s and was taken back before it was applied for', async (state, signedAt) => {
    const times = { appliedAt: '2020-06-02T00:00:00Z', signedAt, withdrawnAt: '2020-06-01T00:00:00Z' };
    await expect(load(fileOf({ adherences: [adherence({ state, ...times })] }))).rejects.toMatchObject({
      faults: [
        {
          kind: 'adherences',
          id: SIGNATURE,
          field: 'withdrawnAt',
          what: expect.stringContaining('not before'),
        },
      ],
    });
  });

  it('for a signature on a version that is not there', async () => {
    const signed = adherence({
      state: 'ACTIVE',
      versionId: `${ID}-v9`,
      signedAt: '2020-06-01T00:00:00Z',
      withdrawnAt: null,
    });
    const { errors: brought } = await tried(fileOf({ adherences: [signed] }));
    expect(brought).toMatchObject([
      { kind: 'adherences', id: SIGNATURE, field: 'versionId', got: `${ID}-v9` },
    ]);
  });

  it('for a time that is of no year of the calendar in UTC', async () => {
    const times = { appliedAt: '9999-12-31T23:59:59-10:00', signedAt: null, withdrawnAt: null };
    await expect(
      load(fileOf({ adherences: [adherence({ state: 'APPLIED', ...times })] })),
    ).rejects.toMatchObject({
      faults: [{ id: SIGNATURE, field: 'appliedAt', what: expect.stringContaining('a time such as') }],
    });
  });
});

describe('the check finds', () => {
  it.each<[string, string, string, string]>([
    ['an agreement', 'agreement', 'agreements', ID],
    ['a document', 'document', 'documents', DOCUMENT],
  ])(
    '%s that is sorted by another title than its own, which its file puts right',
    async (_what, table, kind, id) => {
      await sql(`update ${table} set title_key = 'aaa' where id = $1`, [id]);
      expect(await errors()).toEqual([expect.objectContaining({ kind, id, field: 'title', got: '"aaa"' })]);
      await load(fileOf(held));
      expect(await errors()).toEqual([]);
    },
  );

  it('a party that stands twice in an agreement', async () => {
    await sql(
      `insert into party (agreement_id, ordinal, name, sector, organisation_id)
       select agreement_id, 99, name, sector, organisation_id from party where agreement_id = $1 and ordinal = 1`,
      [ID],
    );
    const parties = found(await dump('14'), 'agreements', ID).parties as object[];
    expect(await errors()).toEqual([
      expect.objectContaining({ kind: 'agreements', id: ID, field: `parties.${parties.length}.name` }),
    ]);
  });

  it('a tag that stands twice at a document', async () => {
    await sql('update document set tags = $2 where id = $1', [DOCUMENT, '{a,a}']);
    expect(await errors()).toEqual([
      expect.objectContaining({ kind: 'documents', id: DOCUMENT, field: 'tags.2', got: '"a"' }),
    ]);
  });

  it('an application that was taken back before it was made', async () => {
    await sql(
      `insert into adherence (id, agreement_id, version_id, organisation_id, state, applied_at, withdrawn_at)
       values ($1, $2, $2 || '-v1', 'org-a', 'REJECTED', '2020-06-02', '2020-06-01')`,
      [SIGNATURE, ID],
    );
    expect(await errors()).toEqual([
      expect.objectContaining({ kind: 'adherences', id: SIGNATURE, field: 'withdrawnAt' }),
    ]);
  });
});

it.each(['2020-01-01T00:00:00Z', '2020-01-01T02:00:00.123456+02:00'])(
  'takes a version that was withdrawn at %s, however a time is told',
  async (withdrawnAt) => {
    const agreement = found(held, 'agreements', ID);
    const versions = [
      ...(agreement.versions as object[]),
      version({ number: 2, state: 'DRAFT', withdrawnAt }),
    ];
    const given = fileOf({ agreements: [{ ...agreement, versions }] });
    expect(await load(given)).toMatchObject({ changes: [{ id: ID }], errors: [] });
    expect(await load(given)).toMatchObject({ changes: [] });
  },
);

it('takes versions in another order than that of their numbers', async () => {
  const agreement = found(held, 'agreements', ID);
  const versions = [version({ number: 2, state: 'DRAFT' }), ...(agreement.versions as object[])];
  expect(await load(fileOf({ agreements: [{ ...agreement, versions }] }))).toMatchObject({ errors: [] });
  const { versions: kept } = found(await dump('14'), 'agreements', ID);
  expect(kept).toMatchObject([{ number: 1 }, { number: 2, state: 'DRAFT' }]);
});

it('takes parties that are one organisation under two names, as a merge makes them', async () => {
  const agreement = found(held, 'agreements', ID);
  const parties = ['A', 'B'].map((name) => ({ name, sector: null, organisationId: 'org-abf-malmo' }));
  expect(await load(fileOf({ agreements: [{ ...agreement, parties }] }))).toMatchObject({
    changes: [{ id: ID }],
    errors: [],
  });
});

it.each(['14', '00'])('takes each list of %s in another order, or says why not', async (regionCode) => {
  await expectTakenOrRefused(await dump(regionCode), (records) => tried({ region: regionCode, records }));
});

it('keeps a version that was adopted in the hub, where the file has it as a draft that was withdrawn', async () => {
  const agreement = found(held, 'agreements', ID);
  const versions = (agreement.versions as object[]).map((each) => ({
    ...each,
    state: 'DRAFT',
    withdrawnAt: '2020-01-01T00:00:00.000Z',
  }));
  expect(await load(fileOf({ agreements: [{ ...agreement, versions }] }))).toMatchObject({
    errors: [],
    kept: [{ id: ID, why: expect.stringContaining('does not become a draft') }],
  });
  expect(found(await dump('14'), 'agreements', ID)).toMatchObject({ versions: agreement.versions });
});

/** Texts that are tags too, each another one. */
function many(count: number, length = 4): string[] {
  return Array.from({ length: count }, (_, index) => `${index}`.padEnd(length, '-ab'));
}

function cell(stage: string) {
  return { level: 'DIALOGUE', stage, printedStage: null, content: null, sources: [SOURCE] };
}

function version(change: object) {
  return { number: 1, title: 'T', state: 'IN_FORCE', predecessor: null, sources: [SOURCE], ...change };
}

const adherence = (change: object) => ({
  id: SIGNATURE,
  agreementId: ID,
  versionId: `${ID}-v1`,
  organisationId: 'org-abf-malmo',
  ...change,
});

const fileOf = (records: Records): FileContents => ({ region: '14', records });
