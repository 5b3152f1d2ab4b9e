import { recordStore } from '@hub/agreements';
import { checkDatabase, readDatabase } from '@hub/common';
import { describe, expect, it } from '@jest/globals';
import { sql } from '../../../test/support/sql.js';
import type { AgreementsWorld } from './agreements-world.js';
import {
  agreementMade,
  DECISION,
  historyOf,
  managedWorld,
  rowsOf,
  short,
  TEXT,
  TO_ADOPTED,
  TO_FORCE,
  takenTo,
} from './writes-world.js';

const { world, write } = managedWorld();

const STATES = [
  'UNDER_DISCUSSION',
  'DRAFT',
  'CONSULTATION',
  'ADOPTED',
  'IN_FORCE',
  'UNDER_REVISION',
  'SUPERSEDED',
  'TERMINATED',
  'UNKNOWN',
] as const;

/** As the domain has it, written down once more. */
const ALLOWED = new Set([
  'UNDER_DISCUSSION DRAFT',
  'DRAFT CONSULTATION',
  'CONSULTATION DRAFT',
  'CONSULTATION ADOPTED',
  'ADOPTED IN_FORCE',
  'ADOPTED TERMINATED',
  'IN_FORCE UNDER_REVISION',
  'IN_FORCE SUPERSEDED',
  'IN_FORCE TERMINATED',
  'UNDER_REVISION IN_FORCE',
  'UNDER_REVISION SUPERSEDED',
  'UNDER_REVISION TERMINATED',
  ...STATES.filter((state) => state !== 'UNKNOWN').map((state) => `UNKNOWN ${state}`),
]);

const stateOf = async (versionId: string) =>
  (
    await sql<{ state: string; revision: number }>(
      world.database.url,
      'select state, revision from agreement_version where id = $1',
      [versionId],
    )
  )[0];

/** Imported history: a version in a state that no write has brought it to. */
async function imported(versionId: string, state: string): Promise<number> {
  const [row] = await sql<{ revision: number }>(
    world.database.url,
    'update agreement_version set state = $2 where id = $1 returning revision',
    [versionId, state],
  );
  return row?.revision as number;
}

it('a version that was adopted by a write keeps its decision: one that is gone is an error of the check', async () => {
  const { versionId } = await agreementMade(write);
  await takenTo(write, world, versionId, ...TO_FORCE);
  const errors = async () =>
    (
      await readDatabase(recordStore, world.database.url, (manager) => checkDatabase(manager, recordStore))
    ).findings.filter(({ severity, id }) => severity === 'error' && versionId.startsWith(id));
  expect(await errors()).toEqual([]);
  const [kept] = await sql<{ row: object }>(
    world.database.url,
    'delete from decision where version_id = $1 returning to_jsonb(decision) as row',
    [versionId],
  );
  expect(await errors()).toMatchObject([
    { field: 'versions.1.decisions', expected: expect.stringContaining(`${versionId}-decision-1`) },
  ]);
  await sql(
    world.database.url,
    'insert into decision select * from jsonb_populate_record(null::decision, $1::jsonb)',
    [JSON.stringify(kept?.row)],
  );
  expect(await errors()).toEqual([]);
});

describe('the life of a version', () => {
  const steps = STATES.flatMap((from) => STATES.map((to): [string, string] => [from, to]));

  it.each(steps)('from %s to %s goes only where the domain lets it', async (from, to) => {
    const { id, versionId } = await agreementMade(write);
    const later = await write('addAgreementVersion', {
      agreementId: id,
      title: 'Andra',
      text: TEXT,
      predecessorId: versionId,
    });
    await imported(later.version.id, 'IN_FORCE');
    const revision = await imported(versionId, from);
    const decision = ['ADOPTED', 'IN_FORCE', 'UNDER_REVISION'].includes(to) ? DECISION : undefined;
    const before = await rowsOf(world);
    const answer = await write('changeVersionState', { versionId, to, revision, decision });
    const allowed = ALLOWED.has(`${from} ${to}`);
    expect(short(answer)).toEqual(allowed ? [] : ['INVALID_TRANSITION to']);
    expect(await stateOf(versionId)).toEqual({
      state: allowed ? to : from,
      revision: allowed ? revision + 1 : revision,
    });
    if (!allowed) expect(await rowsOf(world)).toBe(before);
  });

  it.each([
    ['CONSULTATION', 'ADOPTED', {}, ['INVALID_TRANSITION to'], /needs a decision/],
    ['UNKNOWN', 'IN_FORCE', {}, ['INVALID_TRANSITION to'], /needs a decision/],
    [
      'ADOPTED',
      'IN_FORCE',
      { parties: [] },
      ['INVALID_TRANSITION to', 'INVALID_TRANSITION to'],
      /public party/,
    ],
    [
      'ADOPTED',
      'IN_FORCE',
      { parties: [{ name: 'Kommunen', sector: 'PUBLIC' }] },
      ['INVALID_TRANSITION to'],
      /civil society/,
    ],
    [
      'ADOPTED',
      'IN_FORCE',
      { kind: 'PUBLIC_COOPERATION' },
      ['INVALID_TRANSITION to'],
      /two public parties \(offentliga parter\); it has 1/,
    ],
    [
      'ADOPTED',
      'IN_FORCE',
      {
        kind: 'PUBLIC_COOPERATION',
        parties: ['Kommunen', 'Stadens nämnd'].map((name) => ({
          name,
          sector: 'PUBLIC',
          organisationId: 'org-malmo-stad',
        })),
      },
      ['INVALID_TRANSITION to'],
      /two public parties \(offentliga parter\); it has 1/,
    ],
    [
      'IN_FORCE',
      'SUPERSEDED',
      {},
      ['INVALID_TRANSITION to'],
      /a later version that follows it and is in force, IN_FORCE \(gällande\) or UNDER_REVISION \(under revidering\)/,
    ],
    [
      'IN_FORCE',
      'ADOPTED',
      {},
      ['INVALID_TRANSITION to'],
      /can go to UNDER_REVISION .* or SUPERSEDED .* or TERM/,
    ],
    [
      'TERMINATED',
      'IN_FORCE',
      {},
      ['INVALID_TRANSITION to'],
      /TERMINATED \(upphörd\), which is the end of its/,
    ],
  ])('from %s to %s says what is missing', async (from, to, change, refusals, words) => {
    const { versionId } = await agreementMade(write, change);
    const revision = await imported(versionId, from);
    const before = await rowsOf(world);
    const answer = await write('changeVersionState', { versionId, to, revision });
    expect(short(answer)).toEqual(refusals);
    expect(answer.refusals[0]?.message).toMatch(words);
    expect(await rowsOf(world)).toBe(before);
  });

  it('goes out for consultation, and is adopted, with a text alone', async () => {
    const { id } = await agreementMade(write);
    const { version } = await write('addAgreementVersion', { agreementId: id, title: 'Utan text' });
    const versionId = version.id as string;
    await takenTo(write, world, versionId, 'DRAFT');
    const refused = await write('changeVersionState', { versionId, to: 'CONSULTATION', revision: 2 });
    expect(short(refused)).toEqual(['INVALID_TRANSITION to']);
    expect(refused.refusals[0]?.message).toMatch(/needs a text.*DRAFT \(utkast\) \(editVersionText\)/);
    const revision = await imported(versionId, 'CONSULTATION');
    const adopted = await write('changeVersionState', {
      versionId,
      to: 'ADOPTED',
      revision,
      decision: DECISION,
    });
    expect(short(adopted)).toEqual(['INVALID_TRANSITION to']);
    await takenTo(write, world, versionId, 'DRAFT');
    expect(short(await write('editVersionText', { versionId, text: TEXT, revision: revision + 1 }))).toEqual(
      [],
    );
    await takenTo(write, world, versionId, 'CONSULTATION', 'ADOPTED');
  });

  it('of imported history needs no text where it stands further on', async () => {
    for (const [from, to] of [
      ['ADOPTED', 'IN_FORCE'],
      ['IN_FORCE', 'UNDER_REVISION'],
      ['UNKNOWN', 'ADOPTED'],
      ['UNKNOWN', 'CONSULTATION'],
    ] as const) {
      const { id } = await agreementMade(write);
      const { version } = await write('addAgreementVersion', { agreementId: id, title: 'Utan text' });
      const revision = await imported(version.id, from);
      const decision = to === 'ADOPTED' ? DECISION : undefined;
      expect(
        short(await write('changeVersionState', { versionId: version.id, to, revision, decision })),
      ).toEqual([]);
    }
  });

  it('leaves a milestone of each step, that of the decision on its date', async () => {
    const { id, versionId } = await agreementMade(write);
    const { agreement, version } = await takenTo(
      write,
      world,
      versionId,
      'DRAFT',
      'CONSULTATION',
      'DRAFT',
      'CONSULTATION',
      'ADOPTED',
      'IN_FORCE',
      'UNDER_REVISION',
      'IN_FORCE',
      'TERMINATED',
    );
    const year = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', year: 'numeric' }).format();
    expect(
      agreement.milestones.map(
        ({ kind, date }: never) => `${kind} ${(date as { value: string }).value.slice(0, 4)}`,
      ),
    ).toEqual([
      `PROPOSED ${year}`,
      `CONSULTATION ${year}`,
      `CONSULTATION ${year}`,
      'DECIDED 2026',
      `IN_FORCE ${year}`,
      `ENDED ${year}`,
    ]);
    expect(agreement.milestones[3]).toMatchObject({
      date: { value: '2026-03-10' },
      version: { id: versionId },
    });
    expect(agreement.milestones[0].source).toEqual({
      document: null,
      recordedAt: expect.stringMatching(/Z$/),
    });
    expect(agreement).toMatchObject({ firstYear: 2026, state: 'TERMINATED', joining: 'CLOSED' });
    expect(version.decisions).toMatchObject([
      {
        id: `${versionId}-decision-1`,
        organ: 'Regionfullmäktige',
        date: { precision: 'DAY' },
        paragraph: '§ 14',
      },
    ]);
    expect((await historyOf(world, id)).map(({ action }) => action)).toEqual([
      'createAgreement',
      'addAgreementVersion',
      ...Array(9).fill('changeVersionState'),
    ]);
  });

  it('takes a decision that was added before, and its date', async () => {
    const { versionId } = await agreementMade(write);
    await write('addDecision', { versionId, organ: 'Kommunstyrelsen', date: '2025-12' });
    const { version } = await takenTo(write, world, versionId, 'DRAFT', 'CONSULTATION');
    const answer = await write('changeVersionState', {
      versionId,
      to: 'ADOPTED',
      revision: version.revision,
    });
    expect(short(answer)).toEqual([]);
    expect(answer.agreement.milestones.at(-1)).toMatchObject({ kind: 'DECIDED', date: { value: '2025-12' } });
    expect(answer.agreement).toMatchObject({ firstYear: 2025, years: [2025, 2026] });
  });

  it('of imported history says where it stands, without a milestone of today', async () => {
    const { versionId } = await agreementMade(write);
    const revision = await imported(versionId, 'UNKNOWN');
    const { agreement } = await write('changeVersionState', {
      versionId,
      to: 'IN_FORCE',
      revision,
      decision: { ...DECISION, date: '2014' },
    });
    expect(agreement.milestones).toMatchObject([{ kind: 'DECIDED', date: { value: '2014' } }]);
  });

  it('refuses everything that is wrong at once: the step, the decision and a revision that is old', async () => {
    const { versionId } = await agreementMade(write);
    const before = await rowsOf(world);
    const answer = await write('changeVersionState', {
      versionId,
      to: 'DRAFT',
      revision: 7,
      decision: { organ: ' ', date: '2026-02-30', source: { url: 'ftp://x' } },
    });
    expect(short(answer)).toEqual([
      'INVALID_INPUT decision.organ',
      'INVALID_INPUT decision.date',
      'INVALID_INPUT decision.source.url',
      'INVALID_INPUT decision',
      'CONFLICT revision',
    ]);
    expect(answer.version).toMatchObject({ id: versionId, revision: 1, state: 'UNDER_DISCUSSION' });
    expect(await rowsOf(world)).toBe(before);
  });

  it('makes the first version current from the start, and a later one in force only where none other is', async () => {
    const { id, versionId } = await agreementMade(write);
    const { version: second } = await write('addAgreementVersion', {
      agreementId: id,
      title: 'Andra',
      text: TEXT,
    });
    const forced = await takenTo(write, world, second.id, ...TO_FORCE);
    expect(forced.agreement.currentVersion).toEqual({ id: second.id });
    await takenTo(write, world, versionId, ...TO_FORCE, 'TERMINATED');
    const { version: third } = await write('addAgreementVersion', {
      agreementId: id,
      title: 'Tredje',
      text: TEXT,
      predecessorId: second.id,
    });
    const beside = await takenTo(write, world, third.id, ...TO_FORCE);
    expect(beside.agreement.currentVersion).toEqual({ id: second.id });
    const ended = await takenTo(write, world, second.id, 'TERMINATED');
    expect(ended.agreement).toMatchObject({ currentVersion: { id: third.id }, joining: 'CLOSED' });
  });
});

describe('the text of a version', () => {
  const reading = async (ask: Awaited<ReturnType<AgreementsWorld['askAs']>>, id: string) =>
    (await ask(`query ($id: ID!) { agreement(id: $id) { versions { state text textHash } } }`, { id })).data
      .agreement.versions[0];

  it('is kept as given, with its checksum, and changed until the consultation', async () => {
    const { id } = await agreementMade(write);
    const { version } = await write('addAgreementVersion', {
      agreementId: id,
      title: 'Med text',
      text: 'Åäö <b>\r\n\t👩‍👩‍👧 שלום',
    });
    expect(version).toMatchObject({
      revision: 1,
      state: 'UNDER_DISCUSSION',
      text: 'Åäö <b>\r\n\t👩‍👩‍👧 שלום',
      textHash: '546d3c8ec883bfd85aafe0423cc445224329cf931da039d957d1d5b554ee54de',
    });
  });

  it('that is there already is not written again', async () => {
    const { versionId } = await agreementMade(write);
    const before = await rowsOf(world);
    const edit = { versionId, text: TEXT, revision: 1, source: { document: 'Protokoll' } };
    const answer = await write('editVersionText', edit);
    expect(short(answer)).toEqual([]);
    expect(answer.version).toMatchObject({ text: TEXT, revision: 1 });
    expect(await rowsOf(world)).toBe(before);
  });

  it('is written where it, or its checksum, was changed past the hub', async () => {
    for (const table of [
      "version_text set text = 'x' where id",
      "agreement_version set text_hash = repeat('0', 64) where id",
    ]) {
      const { versionId } = await agreementMade(write);
      await sql(world.database.url, `update ${table} = $1`, [versionId]);
      const { version } = await write('editVersionText', { versionId, text: TEXT, revision: 1 });
      expect(version).toMatchObject({ text: TEXT, revision: 2 });
      const [kept] = await sql<{ hash: string }>(
        world.database.url,
        'select text_hash as hash from agreement_version where id = $1',
        [versionId],
      );
      expect(kept?.hash).toBe(version.textHash);
      expect(kept?.hash).toHaveLength(64);
    }
  });

  it('of a draft is shown to those who may see it alone, and found by no search', async () => {
    const { id, versionId } = await agreementMade(write);
    const text = 'Hemligstext qwzx';
    await write('editVersionText', { versionId, text, revision: 1 });
    const viewers: [string | undefined, string[], boolean][] = [
      [undefined, [], false],
      ['a', ['agreement-manager:1280', 'region-editor:14', 'analyst', 'signatory:org-abf-malmo'], false],
      ['a', ['agreement-manager:12'], true],
      ['a', ['region-editor:12'], true],
      ['a', ['hub-admin'], true],
    ];
    for (const [subject, roles, sees] of viewers) {
      const seen = await reading(await world.askAs(subject, roles), id);
      expect(seen).toEqual({
        state: 'UNDER_DISCUSSION',
        text: sees ? text : null,
        textHash: sees ? expect.stringMatching(/^[0-9a-f]{64}$/) : null,
      });
    }
    const { data } = await world.ask('{ agreements(filter: { search: "hemligstext" }) { totalCount } }');
    expect(data.agreements.totalCount).toBe(0);
    await takenTo(write, world, versionId, 'DRAFT', 'CONSULTATION');
    expect(await reading(await world.askAs(undefined, []), id)).toMatchObject({ text });
  });

  it('is refused from the consultation on, also to whoever saw the version as it is', async () => {
    const { versionId } = await agreementMade(write);
    const { version } = await takenTo(write, world, versionId, ...TO_ADOPTED);
    const before = await rowsOf(world);
    const { revision } = version;
    expect(short(await write('editVersionText', { versionId, text: 'x', revision }))).toEqual([
      'INVALID_TRANSITION text',
    ]);
    expect(short(await write('editVersionText', { versionId, text: ' ', revision: revision - 1 }))).toEqual([
      'INVALID_INPUT text',
      'INVALID_TRANSITION text',
      'CONFLICT revision',
    ]);
    expect(short(await write('editVersionText', { versionId, text: 'x'.repeat(100_001), revision }))).toEqual(
      ['INVALID_INPUT text', 'INVALID_TRANSITION text'],
    );
    expect(await rowsOf(world)).toBe(before);
  });

  it('takes 100,000 characters', async () => {
    const { versionId } = await agreementMade(write);
    const text = 'ö'.repeat(100_000);
    const answer = await write('editVersionText', { versionId, text, revision: 1 });
    expect(short(answer)).toEqual([]);
    expect(answer.version).toMatchObject({ text, revision: 2 });
  });
});
