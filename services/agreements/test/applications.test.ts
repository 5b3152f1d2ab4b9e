import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Asker } from '../../../test/support/ask.js';
import { sql } from '../../../test/support/sql.js';
import { actions, askers, decides, short, write, written } from './adherence-writes.js';
import { type AgreementsWorld, agreementsWorld, freshKey } from './agreements-world.js';

let world: AgreementsWorld;
const SKANE = '12-agreement-overenskommelsen';
const MALMO = '1280-agreement-overenskommelsen';
const VG = '14-agreement-overenskommelsen';

beforeAll(async () => {
  world = await agreementsWorld({ demo: true });
  for (const id of [SKANE, MALMO]) await decides(world, id);
});
afterAll(() => world.close());

const joining = (agreementId: string, organisationId: string) => ({
  agreementId,
  versionId: `${agreementId}-v1`,
  organisationId,
});
const outbox = (agreementId: string) =>
  sql<{ sequence: string; change: string }>(
    world.database.url,
    `select sequence, payload ->> 'change' as change from outbox where key = $1 order by sequence`,
    [agreementId],
  );
/** An open application. */
async function applies(agreementId: string, organisationId: string): Promise<string> {
  const { adherence } = await write(
    await world.askFor(organisationId),
    'applyToJoin',
    joining(agreementId, organisationId),
  );
  return adherence.id;
}

describe('an application', () => {
  it('counts nowhere and tells nobody, until the agreement’s manager approves it', async () => {
    const { signatory, manager } = await askers(world, '12', 'org-demo-01');
    const applied = await write(signatory, 'applyToJoin', joining(SKANE, 'org-demo-01'));
    expect(applied).toEqual({
      adherence: {
        id: expect.stringMatching(/^12-adherence-/),
        state: 'APPLIED',
        signedAt: null,
        withdrawnAt: null,
        endedAt: null,
        appliedAt: expect.stringMatching(/Z$/),
        reason: null,
        organisation: { id: 'org-demo-01' },
        version: { id: `${SKANE}-v1` },
        sources: [{ document: null, place: null, url: null, recordedAt: applied.adherence.appliedAt }],
      },
      agreement: { id: SKANE, signatories: { registered: 0, sequence: '0' } },
      refusals: [],
    });
    expect(await outbox(SKANE)).toEqual([]);

    const approved = await write(manager, 'approveApplication', { adherenceId: applied.adherence.id });
    expect(approved.refusals).toEqual([]);
    expect(approved.adherence).toMatchObject({
      id: applied.adherence.id,
      state: 'ACTIVE',
      signedAt: expect.stringMatching(/Z$/),
      appliedAt: applied.adherence.appliedAt,
    });
    expect(approved.agreement?.signatories).toEqual({ registered: 1, sequence: '1' });
    expect(await outbox(SKANE)).toEqual([{ sequence: '1', change: 'ACTIVE' }]);
    const what = {
      adherenceId: applied.adherence.id,
      versionId: `${SKANE}-v1`,
      organisationId: 'org-demo-01',
    };
    expect(await actions(world, SKANE)).toEqual([
      { action: 'applyToJoin', role: 'signatory:org-demo-01', payload: what },
      { action: 'approveApplication', role: 'agreement-manager:12', payload: { ...what, sequence: '1' } },
    ]);
  });

  it('is rejected with a reason that is kept in one place, and the organisation may apply again', async () => {
    const { manager, signatory } = await askers(world, '1280', 'org-demo-02');
    const adherenceId = await applies(MALMO, 'org-demo-02');
    const reason = 'The statutes are missing.\nAsk Kim Nilsson.';
    const key = freshKey();
    const rejected = await write(manager, 'rejectApplication', { adherenceId, reason, idempotencyKey: key });
    expect(rejected).toMatchObject({
      adherence: { state: 'REJECTED', reason, signedAt: null, withdrawnAt: null },
      agreement: { signatories: { registered: 0, sequence: '0' } },
      refusals: [],
    });
    const again = await write(manager, 'rejectApplication', { adherenceId, reason, idempotencyKey: key });
    expect(again).toEqual(rejected);
    expect(await outbox(MALMO)).toEqual([]);
    const [kept] = await sql<{ text: string }>(
      world.database.url,
      `select (select jsonb_agg(result) from idempotency)::text || (select jsonb_agg(payload) from history_entry)::text
         as text`,
    );
    expect(kept?.text).not.toContain('Nilsson');
    const next = await write(signatory, 'applyToJoin', joining(MALMO, 'org-demo-02'));
    expect(next.refusals).toEqual([]);
  });

  it('is taken back by the organisation: rejected by the time it was, and nothing public', async () => {
    const { signatory, anonymous } = await askers(world, '12', 'org-demo-03');
    const adherenceId = await applies(SKANE, 'org-demo-03');
    const { adherence, refusals } = await write(signatory, 'withdrawApplication', { adherenceId });
    expect(refusals).toEqual([]);
    expect(adherence).toMatchObject({
      state: 'REJECTED',
      withdrawnAt: expect.stringMatching(/Z$/),
      signedAt: null,
      reason: null,
    });
    const { data } = await anonymous('query ($id: ID!) { adherence(id: $id) { id } }', { id: adherenceId });
    expect(data.adherence).toBeNull();
    expect((await actions(world, SKANE)).at(-1)).toMatchObject({ action: 'withdrawApplication' });
    expect(await applies(SKANE, 'org-demo-03')).not.toBe(adherenceId);
  });

  it('is approved also where joining was closed meanwhile', async () => {
    const { manager } = await askers(world, '12', 'org-demo-04');
    const adherenceId = await applies(SKANE, 'org-demo-04');
    await sql(world.database.url, `update agreement set joining = 'CLOSED' where id = $1`, [SKANE]);
    const { adherence } = await write(manager, 'approveApplication', { adherenceId });
    await sql(world.database.url, `update agreement set joining = 'OPEN' where id = $1`, [SKANE]);
    expect(adherence.state).toBe('ACTIVE');
  });

  it('is approved once by two managers at the same time', async () => {
    const { manager, admin } = await askers(world, '12', 'org-demo-05');
    const adherenceId = await applies(SKANE, 'org-demo-05');
    const answers = await Promise.all(
      [manager, admin, manager, admin].map((ask) => write(ask, 'approveApplication', { adherenceId })),
    );
    const refusals = answers.flatMap((answer) => short(answer.refusals));
    expect(refusals).toEqual(Array(3).fill('INVALID_TRANSITION adherenceId'));
  });
});

describe('an application is refused, and nothing is changed,', () => {
  const cases: [string, Record<string, unknown>, string[]][] = [
    [
      'for what does not exist',
      joining('12-agreement-x', 'org-nobody'),
      ['NOT_FOUND agreementId', 'NOT_FOUND organisationId'],
    ],
    [
      'for a version that is not current',
      { ...joining(SKANE, 'org-demo-06'), versionId: `${SKANE}-v2` },
      ['VERSION_NOT_CURRENT versionId'],
    ],
    ['where joining takes no approval', joining(VG, 'org-demo-06'), ['INVALID_TRANSITION agreementId']],
    [
      'where it is not known whether joining is open, and an input that is faulty, at once',
      {
        ...joining('13-agreement-overenskommelsen', 'org-demo-06'),
        signer: { name: ' ' },
        idempotencyKey: '',
      },
      [
        'INVALID_INPUT idempotencyKey',
        'INVALID_INPUT signer.name',
        'JOINING_CLOSED agreementId',
        'INVALID_TRANSITION agreementId',
      ],
    ],
  ];
  it.each(cases)('%s', async (_, input, expected) => {
    const before = await written(world);
    const ask = await world.askFor(String(input.organisationId));
    const { adherence, refusals } = await write(ask, 'applyToJoin', input);
    expect(adherence).toBeNull();
    expect(short(refusals)).toEqual(expected);
    for (const { message } of refusals) expect(message).toMatch(/^[A-Z].{15,}\.$/s);
    expect(await written(world)).toBe(before);
  });

  it('where one is open, or the organisation has signed', async () => {
    const { signatory, manager } = await askers(world, '12', 'org-demo-07');
    const adherenceId = await applies(SKANE, 'org-demo-07');
    const again = () => write(signatory, 'applyToJoin', joining(SKANE, 'org-demo-07'));
    expect(short((await again()).refusals)).toEqual(['ALREADY_SIGNED organisationId']);
    await write(manager, 'approveApplication', { adherenceId });
    expect(short((await again()).refusals)).toEqual(['ALREADY_SIGNED organisationId']);
  });

  it('and so is signing without one', async () => {
    const before = await written(world);
    const { signatory } = await askers(world, '12', 'org-demo-08');
    const { adherence, refusals } = await write(signatory, 'signAgreement', joining(SKANE, 'org-demo-08'));
    expect(adherence).toBeNull();
    expect(short(refusals)).toEqual(['INVALID_TRANSITION agreementId']);
    expect(refusals[0]?.message).toContain('apply');
    expect(await written(world)).toBe(before);
  });
});

describe('an adherence that ends', () => {
  it('is no longer counted, with the time and a reason that few see', async () => {
    const { manager, admin, anonymous } = await askers(world, '12', 'org-demo-09');
    const adherenceId = await applies(SKANE, 'org-demo-09');
    const approved = await write(admin, 'approveApplication', { adherenceId });
    const registered = approved.agreement?.signatories.registered as number;
    const ended = await write(manager, 'endAdherence', {
      adherenceId,
      reason: 'The association is dissolved.',
    });
    expect(ended.adherence).toMatchObject({
      state: 'ENDED',
      endedAt: expect.stringMatching(/Z$/),
      withdrawnAt: null,
      reason: 'The association is dissolved.',
    });
    expect(ended.agreement?.signatories.registered).toBe(registered - 1);
    expect((await outbox(SKANE)).at(-1)?.change).toBe('ENDED');
    const { data } = await anonymous(
      'query ($id: ID!) { adherence(id: $id) { state endedAt reason appliedAt } }',
      { id: adherenceId },
    );
    expect(data.adherence).toEqual({
      state: 'ENDED',
      endedAt: ended.adherence.endedAt,
      reason: null,
      appliedAt: null,
    });
    const day = ended.adherence.endedAt.slice(0, 10);
    const { data: over } = await anonymous(
      'query ($id: ID!) { signingTimeline(agreementId: $id, interval: YEAR) { registered } }',
      { id: SKANE },
    );
    expect([day, over.signingTimeline.at(-1)?.registered]).toEqual([
      day,
      ended.agreement?.signatories.registered,
    ]);
  });
});

/** Ends whatever is still open. */
async function close(admin: Asker, adherenceId: string): Promise<void> {
  const reason = 'The test is over.';
  await write(admin, 'rejectApplication', { adherenceId, reason });
  await write(admin, 'endAdherence', { adherenceId, reason });
}

describe('who decides on adherences', () => {
  const REASON = { reason: 'Because of the statutes.' };
  const table: [write: string, more: object, allowed: string[]][] = [
    ['approveApplication', {}, ['manager', 'admin']],
    ['rejectApplication', REASON, ['manager', 'admin']],
    ['endAdherence', REASON, ['manager', 'admin']],
    ['withdrawApplication', {}, ['signatory']],
  ];
  it.each(table)(
    '%s: only those of the table of rights, else nothing is changed',
    async (name, more, allowed) => {
      const organisationId = 'org-demo-10';
      const all = await askers(world, '1280', organisationId);
      for (const [who, ask] of Object.entries(all)) {
        const adherenceId = await applies(MALMO, organisationId);
        if (name === 'endAdherence') await write(all.admin, 'approveApplication', { adherenceId });
        const before = await written(world);
        const { adherence, refusals } = await write(ask, name, { adherenceId, ...more });
        if (allowed.includes(who)) {
          expect([who, short(refusals)]).toEqual([who, []]);
          expect(adherence).not.toBeNull();
        } else {
          expect([who, short(refusals)]).toEqual([who, ['NOT_AUTHORISED adherenceId']]);
          expect(await written(world)).toBe(before);
        }
        await close(all.admin, adherenceId);
      }
    },
  );

  it.each(table)(
    '%s: who may not see an application is told the same of one as of none',
    async (name, more) => {
      const all = await askers(world, '1280', 'org-demo-10');
      const adherenceId = await applies(MALMO, 'org-demo-10');
      for (const [who, ask] of Object.entries(all)) {
        const ofNone = await write(ask, name, { adherenceId: '12-adherence-none', ...more });
        const decided = who === 'admin' && name !== 'withdrawApplication';
        expect([who, short(ofNone.refusals)]).toEqual([
          who,
          [`${decided ? 'NOT_FOUND' : 'NOT_AUTHORISED'} adherenceId`],
        ]);
        if (['signatory', 'manager', 'admin'].includes(who)) continue;
        expect(await write(ask, name, { adherenceId, ...more })).toEqual(ofNone);
      }
      await close(all.admin, adherenceId);
    },
  );

  it('a wrong state, a missing reason and an unknown id are refused, all reasons at once', async () => {
    const { manager, signatory } = await askers(world, '12', 'org-demo-11');
    const adherenceId = await applies(SKANE, 'org-demo-11');
    const refusals = async (ask: typeof manager, name: string, input: object) =>
      short((await write(ask, name, { adherenceId, ...input })).refusals);
    expect(await refusals(manager, 'endAdherence', { reason: ' ' })).toEqual([
      'INVALID_INPUT reason',
      'NOT_SIGNED adherenceId',
    ]);
    expect(await refusals(manager, 'rejectApplication', { reason: 'x'.repeat(2_001) })).toEqual([
      'INVALID_INPUT reason',
    ]);
    expect(await refusals(manager, 'rejectApplication', { reason: 'a\0b' })).toEqual([
      'INVALID_INPUT reason',
    ]);
    expect(await refusals(signatory, 'withdrawSignature', {})).toEqual(['NOT_SIGNED adherenceId']);
    expect(await refusals(manager, 'approveApplication', { adherenceId: '12-adherence-x' })).toEqual([
      'NOT_AUTHORISED adherenceId',
    ]);
    expect(await refusals(manager, 'approveApplication', { adherenceId: '12-adherence-\0' })).toEqual([
      'NOT_AUTHORISED adherenceId',
    ]);
    const key = freshKey();
    expect(await refusals(manager, 'rejectApplication', { reason: 'No.', idempotencyKey: key })).toEqual([]);
    expect(await refusals(manager, 'rejectApplication', { reason: 'Nay.', idempotencyKey: key })).toEqual([
      'CONFLICT idempotencyKey',
    ]);
    expect(await refusals(manager, 'approveApplication', {})).toEqual(['INVALID_TRANSITION adherenceId']);
    expect(await refusals(signatory, 'withdrawApplication', {})).toEqual(['INVALID_TRANSITION adherenceId']);
  });

  it('an application to a version that was superseded, or signed meanwhile, can’t be approved', async () => {
    const { manager } = await askers(world, '12', 'org-demo-12');
    const adherenceId = await applies(SKANE, 'org-demo-12');
    await sql(
      world.database.url,
      `insert into adherence (id, agreement_id, version_id, organisation_id, state, signed_at)
       values ('12-adherence-meanwhile', $1, $1 || '-v1', 'org-demo-12', 'ACTIVE', now())`,
      [SKANE],
    );
    await sql(world.database.url, `update agreement set current_version_id = $1 || '-v2' where id = $1`, [
      SKANE,
    ]);
    const { refusals } = await write(manager, 'approveApplication', { adherenceId });
    await sql(world.database.url, `update agreement set current_version_id = $1 || '-v1' where id = $1`, [
      SKANE,
    ]);
    expect(short(refusals)).toEqual(['VERSION_NOT_CURRENT adherenceId', 'ALREADY_SIGNED adherenceId']);
  });
});
