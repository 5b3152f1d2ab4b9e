import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from '../../../test/support/sql.js';
import { actions, askers, record, short, written } from './adherence-writes.js';
import { type AgreementsWorld, agreementsWorld, freshKey, signs } from './agreements-world.js';

let world: AgreementsWorld;
const SKANE = '12-agreement-overenskommelsen';
const MALMO = '1280-agreement-overenskommelsen';
const VG = '14-agreement-overenskommelsen';

beforeAll(async () => {
  world = await agreementsWorld({ demo: true });
});
afterAll(() => world.close());

const SOURCE = { document: 'Undertecknade blad', place: 'p. 2', url: null };
const row = (organisationId: string, more: object = {}) => ({
  organisationId,
  signedOn: '2014-11-25',
  ...more,
});
const organisation = (number: number) => `org-demo-${String(number).padStart(2, '0')}`;

describe('signatures made on paper', () => {
  it('are recorded all together: each counts, has its day and source, and is one change of the count', async () => {
    const { manager } = await askers(world, '14', 'org-demo-01');
    const key = freshKey();
    const input = {
      agreementId: VG,
      idempotencyKey: key,
      adherences: [row('org-demo-01', { source: SOURCE }), row('org-demo-02'), row('org-demo-03')],
    };
    const answer = await record(manager, input);
    expect(answer.refusals).toEqual([]);
    expect(answer.agreement).toEqual({ id: VG, signatories: { registered: 3, sequence: '3' } });
    const [first] = answer.rows;
    expect(first).toEqual({
      index: 0,
      adherence: {
        id: expect.stringMatching(/^14-adherence-/),
        state: 'ACTIVE',
        // The day began in Sweden.
        signedAt: '2014-11-24T23:00:00.000Z',
        version: { id: `${VG}-v1` },
        organisation: { id: 'org-demo-01' },
        sources: [{ ...SOURCE, recordedAt: expect.stringMatching(/Z$/) }],
      },
      refusals: [],
    });
    const events = await sql<{ sequence: string; registered: number; organisation: string }>(
      world.database.url,
      `select sequence, (payload #>> '{signatories,registered}')::int as registered,
         payload ->> 'organisationId' as organisation from outbox where key = $1 order by id`,
      [VG],
    );
    expect(events).toEqual([
      { sequence: '1', registered: 1, organisation: 'org-demo-01' },
      { sequence: '2', registered: 2, organisation: 'org-demo-02' },
      { sequence: '3', registered: 3, organisation: 'org-demo-03' },
    ]);
    const ids = answer.rows.map(({ adherence }: { adherence: { id: string } }) => adherence.id);
    expect(await actions(world, VG)).toEqual([
      {
        action: 'recordAdherences',
        role: 'agreement-manager:14',
        payload: {
          adherences: ids.map((adherenceId: string, index: number) => ({
            adherenceId,
            organisationId: organisation(index + 1),
            versionId: `${VG}-v1`,
            sequence: String(index + 1),
          })),
        },
      },
    ]);
    const before = await written(world);
    expect(await record(manager, input)).toEqual(answer);
    expect(short((await record(manager, { ...input, adherences: [row('org-demo-04')] })).refusals)).toEqual([
      'CONFLICT idempotencyKey',
    ]);
    expect(await written(world)).toBe(before);
  });

  it('on another version do not count among those of the current one, and joining need not be open', async () => {
    const { admin } = await askers(world, '12', 'org-demo-01');
    await sql(world.database.url, `update agreement set joining = 'CLOSED' where id = $1`, [SKANE]);
    await sql(world.database.url, `update agreement_version set state = 'UNDER_REVISION' where id = $1`, [
      `${SKANE}-v2`,
    ]);
    const adherences = [
      row('org-demo-01', { versionId: `${SKANE}-v2` }),
      row('org-demo-01', { versionId: `${SKANE}-v1` }),
    ];
    const { agreement, refusals } = await record(admin, { agreementId: SKANE, adherences });
    expect(refusals).toEqual([]);
    expect(agreement.signatories).toEqual({ registered: 1, sequence: '2' });
  });

  it('are refused on a version that has ended: they would stand nowhere, or beside what was carried over', async () => {
    const { manager } = await askers(world, '1280', 'org-demo-01');
    const stateIs = (state: string) =>
      sql(world.database.url, 'update agreement_version set state = $2 where id = $1', [
        `${MALMO}-v1`,
        state,
      ]);
    for (const [state, words] of [
      ['SUPERSEDED', /SUPERSEDED \(ersatt\), and no signature on it stands any more/],
      ['TERMINATED', /TERMINATED \(upphörd\), and no signature on it stands any more/],
    ] as const) {
      await stateIs(state);
      const before = await written(world);
      for (const versionId of [`${MALMO}-v1`, null]) {
        const adherences = [row('org-demo-35', { versionId })];
        const answer = await record(manager, { agreementId: MALMO, adherences });
        expect(short(answer.refusals)).toEqual(['INVALID_TRANSITION adherences.0.versionId']);
        expect(answer.refusals[0].message).toMatch(words);
      }
      expect(await written(world)).toBe(before);
    }
    await stateIs('UNKNOWN');
  });

  it('and other writes of one request each show what they have done', async () => {
    const ask = await world.askAs('two', ['agreement-manager:2132', 'signatory:org-demo-02']);
    const agreementId = '2132-agreement-overenskommelsen';
    const { data } = await ask(
      `mutation ($list: RecordAdherencesInput!, $signing: SignAgreementInput!) {
        recordAdherences(input: $list) { agreement { signatories { registered } } }
        signAgreement(input: $signing) { agreement { signatories { registered } } }
      }`,
      {
        list: { agreementId, adherences: [row('org-demo-01')], idempotencyKey: freshKey() },
        signing: {
          agreementId,
          versionId: `${agreementId}-v1`,
          organisationId: 'org-demo-02',
          idempotencyKey: freshKey(),
        },
      },
    );
    expect(data).toEqual({
      recordAdherences: { agreement: { signatories: { registered: 1 } } },
      signAgreement: { agreement: { signatories: { registered: 2 } } },
    });
  });

  it('are tried first: a dry run tells the same and writes nothing, and its key stays free', async () => {
    const { manager } = await askers(world, '1280', 'org-demo-01');
    const input = { agreementId: MALMO, idempotencyKey: freshKey(), adherences: [row('org-demo-01')] };
    const before = await written(world);
    const tried = await record(manager, { ...input, dryRun: true });
    expect(tried.rows).toEqual([{ index: 0, adherence: null, refusals: [] }]);
    expect(tried.refusals).toEqual([]);
    const refused = await record(manager, { ...input, adherences: [row('org-nobody')], dryRun: true });
    expect(short(refused.refusals)).toEqual(['NOT_FOUND adherences.0.organisationId']);
    expect(await written(world)).toBe(before);
    expect((await record(manager, input)).rows[0].adherence.state).toBe('ACTIVE');
  });

  it('hold no row against another by what is refused in it', async () => {
    const { manager } = await askers(world, '1280', 'org-demo-01');
    const reasons = async (...adherences: object[]) =>
      short((await record(manager, { agreementId: MALMO, adherences, dryRun: true })).refusals);
    expect(await reasons(row('org-nobody'), row('org-nobody'))).toEqual([
      'NOT_FOUND adherences.0.organisationId',
      'NOT_FOUND adherences.1.organisationId',
    ]);
    const day = { signedOn: 'i går' };
    expect(await reasons(row('org-demo-31', day), row('org-demo-31'))).toEqual([
      'INVALID_INPUT adherences.0.signedOn',
      'ALREADY_SIGNED adherences.1.organisationId',
    ]);
  });

  it('are refused all, where any is: every reason, beside its row too, and nothing is written', async () => {
    const { manager } = await askers(world, '1280', 'org-demo-01');
    await signs(world, MALMO, 'org-demo-20');
    const before = await written(world);
    const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
    const answer = await record(manager, {
      agreementId: MALMO,
      adherences: [
        row('org-demo-21'),
        row('org-nobody', { versionId: 'x' }),
        row('org-demo-20'),
        row('org-demo-21'),
        row('org-demo-22', { signedOn: tomorrow }),
        row('org-demo-24', { source: { url: 'javascript:alert(1)' } }),
        row('org-demo-25', { signedOn: '2024-02-30' }),
        row('org-demo-26', { signedOn: 'i går' }),
      ],
    });
    const expected = [
      [],
      ['NOT_FOUND adherences.1.organisationId', 'NOT_FOUND adherences.1.versionId'],
      ['ALREADY_SIGNED adherences.2.organisationId'],
      ['ALREADY_SIGNED adherences.3.organisationId'],
      ['INVALID_INPUT adherences.4.signedOn'],
      ['INVALID_INPUT adherences.5.source.url'],
      ['INVALID_INPUT adherences.6.signedOn'],
      ['INVALID_INPUT adherences.7.signedOn'],
    ];
    expect(answer.rows.map(({ refusals }: { refusals: never[] }) => short(refusals))).toEqual(expected);
    expect(answer.rows.map(({ adherence }: { adherence: unknown }) => adherence)).toEqual(
      Array(8).fill(null),
    );
    expect(short(answer.refusals).sort()).toEqual(expected.flat().sort());
    expect(await written(world)).toBe(before);
  });

  it('are refused on a version that is still being worked on, where none is known to be current, or before there was any', async () => {
    const { admin } = await askers(world, '1480', 'org-demo-01');
    const unknown = '1480-agreement-overenskommelsen';
    const one = await record(admin, { agreementId: unknown, adherences: [row('org-demo-30')] });
    expect(short(one.refusals)).toEqual(['NOT_FOUND adherences.0.versionId']);
    await sql(world.database.url, `update agreement_version set state = 'DRAFT' where id = $1`, [
      `${MALMO}-v1`,
    ]);
    const two = await record(admin, { agreementId: MALMO, adherences: [row('org-demo-30')] });
    await sql(world.database.url, `update agreement_version set state = 'UNKNOWN' where id = $1`, [
      `${MALMO}-v1`,
    ]);
    expect(short(two.refusals)).toEqual(['INVALID_TRANSITION adherences.0.versionId']);
    const early = [row('org-demo-30', { signedOn: '1900-01-01' })];
    const three = await record(admin, { agreementId: SKANE, adherences: early });
    expect(short(three.refusals)).toEqual(['INVALID_INPUT adherences.0.signedOn']);
    for (const signedOn of ['1799-12-31', '0001-01-01']) {
      const impossible = [row('org-demo-30', { signedOn })];
      const answer = await record(admin, { agreementId: SKANE, adherences: impossible });
      expect([signedOn, short(answer.refusals)]).toEqual([signedOn, ['INVALID_INPUT adherences.0.signedOn']]);
      expect(answer.refusals[0].message).toMatch(/1800/);
    }
    const neither = [row('org-demo-30', { signedOn: '1900-01-01', versionId: 'x' })];
    const four = await record(admin, { agreementId: SKANE, adherences: neither });
    expect(short(four.refusals).sort()).toEqual([
      'INVALID_INPUT adherences.0.signedOn',
      'NOT_FOUND adherences.0.versionId',
    ]);
    const none = await record(admin, {
      agreementId: '12-agreement-x',
      adherences: [row('org-demo-30'), row('org-nobody')],
    });
    expect(short(none.refusals)).toEqual(['NOT_FOUND agreementId', 'NOT_FOUND adherences.1.organisationId']);
  });

  it('are 1 to 500 at once', async () => {
    const { manager } = await askers(world, '1280', 'org-demo-01');
    for (const adherences of [[], Array(501).fill(row('org-demo-30'))]) {
      const answer = await record(manager, { agreementId: MALMO, adherences });
      expect(short(answer.refusals)).toEqual(['INVALID_INPUT adherences']);
      expect(answer.rows).toEqual([]);
    }
  });

  it('are recorded by the agreement’s manager and hub administrators alone', async () => {
    const all = await askers(world, '1280', 'org-demo-31');
    const before = await written(world);
    for (const who of ['signatory', 'otherManager', 'otherSignatory', 'anonymous'] as const) {
      const { rows, refusals } = await record(all[who], {
        agreementId: MALMO,
        adherences: [row('org-demo-31')],
      });
      expect([who, rows, short(refusals)]).toEqual([who, [], ['NOT_AUTHORISED agreementId']]);
    }
    expect(await written(world)).toBe(before);
  });

  it('many are recorded in as few statements as one', async () => {
    const { admin } = await askers(world, '1490', 'org-demo-01');
    const statements = async () => {
      const text = await (await fetch(`${world.url}/metrics`)).text();
      return Number(/^hub_sql_statements_total\S* (\d+)/m.exec(text)?.[1]);
    };
    const cost = async (adherences: object[]) => {
      const before = await statements();
      const answer = await record(admin, { agreementId: '1490-agreement-overenskommelsen', adherences });
      expect(answer.refusals).toEqual([]);
      return (await statements()) - before;
    };
    const one = await cost([row('org-demo-01')]);
    const many = await cost(Array.from({ length: 39 }, (_, index) => row(organisation(index + 2))));
    expect(many).toBeLessThanOrEqual(one + 2);
  });
});
