import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from '../../../test/support/free-ports.js';
import { sql } from '../../../test/support/sql.js';
import {
  type AgreementsWorld,
  agreementsWorld,
  freshKey,
  SIGN,
  signs,
  WITHDRAW,
  withdraws,
} from './agreements-world.js';

let world: AgreementsWorld;
beforeAll(async () => {
  world = await agreementsWorld({ demo: true });
});
afterAll(() => world.close());

const OPEN = '12-agreement-overenskommelsen';
const CURRENT = `${OPEN}-v1`;

const rowsWritten = async () => {
  const [row] = await sql<{ rows: number }>(
    world.database.url,
    `select ((select count(*) from adherence) + (select count(*) from outbox)
       + (select count(*) from idempotency))::int as rows`,
  );
  return row?.rows;
};

describe('signing', () => {
  it('makes an adherence, moves the count and leaves one event', async () => {
    const ask = await world.askFor('org-demo-01');
    const input = {
      agreementId: OPEN,
      versionId: CURRENT,
      organisationId: 'org-demo-01',
      idempotencyKey: freshKey(),
    };
    const { data, errors } = await ask(SIGN, { input });
    expect(errors).toBeUndefined();
    expect(data.signAgreement).toEqual({
      adherence: {
        id: expect.stringMatching(/^12-adherence-/),
        state: 'ACTIVE',
        signedAt: expect.stringMatching(/Z$/),
        withdrawnAt: null,
        organisation: { id: 'org-demo-01' },
        version: { id: CURRENT },
        agreement: { id: OPEN },
      },
      agreement: {
        id: OPEN,
        joining: 'OPEN',
        signatories: { value: 1, basis: 'REGISTERED', registered: 1, sequence: '1' },
      },
      refusals: [],
    });
    const { id } = data.signAgreement.adherence;
    const seen = await world.ask(
      `query ($id: ID!) { adherence(id: $id) { state agreement { id } }
         _entities(representations: [{ __typename: "Organisation", id: "org-demo-01" }]) {
           ... on Organisation { adherences { nodes { id } } } } }`,
      { id },
    );
    expect(seen.data.adherence).toEqual({ state: 'ACTIVE', agreement: { id: OPEN } });
    expect(seen.data._entities).toEqual([{ adherences: { nodes: [{ id }] } }]);
    const events = await sql(
      world.database.url,
      'select type, key, region_code, sequence, payload from outbox',
    );
    expect(events).toEqual([
      {
        type: 'agreement.signatories-changed',
        key: OPEN,
        region_code: '12',
        sequence: '1',
        payload: {
          agreementId: OPEN,
          versionId: CURRENT,
          adherenceId: id,
          organisationId: 'org-demo-01',
          change: 'ACTIVE',
          signatories: { registered: 1, registerComplete: false, reported: null },
        },
      },
    ]);
  });

  it.each<[string, object, object]>([
    ['left out, and then null', {}, { signer: null }],
    ['null, and then left out', { signer: null }, {}],
    [
      'given without a title, and then with null for it',
      { signer: {} },
      { signer: { name: null, title: null } },
    ],
  ])('with a signer who is %s is the same write', async (_what, first, second) => {
    const organisationId = 'org-demo-30';
    const ask = await world.askFor(organisationId);
    const input = { agreementId: OPEN, versionId: CURRENT, organisationId, idempotencyKey: freshKey() };
    const signed = (await ask(SIGN, { input: { ...input, ...first } })).data.signAgreement;
    expect(signed.refusals).toEqual([]);
    const rows = await rowsWritten();
    const again = (await ask(SIGN, { input: { ...input, ...second } })).data.signAgreement;
    expect(again).toEqual(signed);
    expect(await rowsWritten()).toBe(rows);
    const other = { ...input, signer: { title: 'Ordförande' } };
    expect((await ask(SIGN, { input: other })).data.signAgreement.refusals).toMatchObject([
      { code: 'CONFLICT', field: ['idempotencyKey'] },
    ]);
    await withdraws(world, organisationId, signed.adherence.id);
  });

  it('does not add to a reported figure', async () => {
    await signs(world, '14-agreement-overenskommelsen', 'org-demo-02');
    const { data } = await world.ask(
      '{ agreement(id: "14-agreement-overenskommelsen") { signatories { value basis registered reported { value } } } }',
    );
    expect(data.agreement.signatories).toEqual({
      value: 90,
      basis: 'REPORTED',
      registered: 1,
      reported: { value: 90 },
    });
  });

  const valid = { agreementId: OPEN, versionId: CURRENT, organisationId: 'org-demo-09' };
  it.each([
    ['an agreement that does not exist', { agreementId: '12-agreement-x' }, ['NOT_FOUND agreementId']],
    ['a version that does not exist', { versionId: `${OPEN}-v9` }, ['NOT_FOUND versionId']],
    [
      'a version of another agreement',
      { versionId: '14-agreement-overenskommelsen-v1' },
      ['NOT_FOUND versionId'],
    ],
    ['an organisation that does not exist', { organisationId: 'org-nobody' }, ['NOT_FOUND organisationId']],
    ['a version that is not current', { versionId: `${OPEN}-v2` }, ['VERSION_NOT_CURRENT versionId']],
    [
      'an agreement whose joining is unknown',
      { agreementId: '13-agreement-overenskommelsen', versionId: '13-agreement-overenskommelsen-v1' },
      ['JOINING_CLOSED agreementId'],
    ],
    [
      'an agreement without a current version',
      { agreementId: '1480-agreement-overenskommelsen', versionId: '1480-agreement-overenskommelsen-v2' },
      ['VERSION_NOT_CURRENT versionId', 'JOINING_CLOSED agreementId'],
    ],
    [
      'everything that is wrong at once',
      { agreementId: '13-agreement-overenskommelsen', versionId: 'x', organisationId: 'org-nobody' },
      ['NOT_FOUND versionId', 'NOT_FOUND organisationId', 'JOINING_CLOSED agreementId'],
    ],
    ['an empty key', { idempotencyKey: '' }, ['INVALID_INPUT idempotencyKey']],
    ['a key that is too long', { idempotencyKey: 'k'.repeat(201) }, ['INVALID_INPUT idempotencyKey']],
  ])('refuses %s, as data', async (_, changes, expected) => {
    const input = { ...valid, idempotencyKey: freshKey(), ...changes };
    const ask = await world.askFor(input.organisationId);
    const { data, errors } = await ask(SIGN, { input });
    expect(errors).toBeUndefined();
    const { adherence, refusals } = data.signAgreement;
    expect(adherence).toBeNull();
    expect(refusals.map(({ code, field }: { code: string; field: string[] }) => `${code} ${field}`)).toEqual(
      expected,
    );
    for (const { message } of refusals) expect(message).toMatch(/^[A-Z].{15,}\.$/);
  });

  it('is refused to whoever does not sign for the organisation, before anything is read', async () => {
    const input = {
      agreementId: OPEN,
      versionId: CURRENT,
      organisationId: 'org-demo-10',
      idempotencyKey: 'k',
    };
    const callers = [
      await world.askAs(undefined, []),
      await world.askAs(undefined, ['signatory:org-demo-10']),
      await world.askAs('someone', ['signatory:org-demo-11', 'hub-admin', 'signatory']),
    ];
    const before = await rowsWritten();
    for (const ask of callers) {
      const { data } = await ask(SIGN, { input });
      expect(data.signAgreement).toMatchObject({
        adherence: null,
        agreement: null,
        refusals: [{ code: 'NOT_AUTHORISED', field: ['organisationId'] }],
      });
    }
    expect(await rowsWritten()).toBe(before);
  });

  it('is refused to an organisation that has already signed', async () => {
    await signs(world, OPEN, 'org-demo-12');
    const ask = await world.askFor('org-demo-12');
    const input = { ...valid, organisationId: 'org-demo-12', idempotencyKey: freshKey() };
    const { data } = await ask(SIGN, { input });
    expect(data.signAgreement).toMatchObject({
      adherence: null,
      agreement: { id: OPEN },
      refusals: [{ code: 'ALREADY_SIGNED', field: ['organisationId'] }],
    });
  });

  it('is a fault, and writes nothing, while the organisations service can’t be asked', async () => {
    const lonely = await world.start({ organisationsUrl: `http://127.0.0.1:${await freePort()}/graphql` });
    const before = await rowsWritten();
    const input = { ...valid, idempotencyKey: freshKey() };
    const { data, errors } = await (await lonely.askFor('org-demo-09'))(SIGN, { input });
    expect(data.signAgreement).toBeNull();
    expect(errors?.[0]).toMatchObject({
      path: ['signAgreement'],
      extensions: { code: 'SUBGRAPH_UNREACHABLE' },
    });
    expect(await rowsWritten()).toBe(before);
    // The same key works as soon as it can be asked.
    const again = await (await world.askFor('org-demo-09'))(SIGN, { input });
    expect(again.data.signAgreement.adherence).not.toBeNull();
    await lonely.stop();
  });
});

describe('a write that is sent again', () => {
  const input = () => ({
    agreementId: '1490-agreement-overenskommelsen',
    versionId: '1490-agreement-overenskommelsen-v1',
    organisationId: 'org-demo-20',
    idempotencyKey: 'again',
  });

  it('gets the first answer again and changes nothing', async () => {
    const ask = await world.askFor('org-demo-20');
    const first = await ask(SIGN, { input: input() });
    const before = await rowsWritten();
    const second = await ask(SIGN, { input: input() });
    expect(second.data).toEqual(first.data);
    expect(await rowsWritten()).toBe(before);
  });

  it('gets it even after the signature was withdrawn', async () => {
    const ask = await world.askFor('org-demo-20');
    const first = await ask(SIGN, { input: input() });
    const { id } = first.data.signAgreement.adherence;
    await ask(WITHDRAW, { input: { adherenceId: id, idempotencyKey: freshKey() } });
    const second = await ask(SIGN, { input: input() });
    expect(second.data.signAgreement.adherence).toEqual(first.data.signAgreement.adherence);
    expect(second.data.signAgreement.agreement.signatories.registered).toBe(0);
  });

  it('gets a refusal again too', async () => {
    const ask = await world.askFor('org-demo-21');
    const closed = {
      agreementId: '17-agreement-overenskommelsen',
      versionId: '17-agreement-overenskommelsen-v1',
      organisationId: 'org-demo-21',
      idempotencyKey: freshKey(),
    };
    const first = await ask(SIGN, { input: closed });
    expect(first.data.signAgreement.refusals).toHaveLength(1);
    expect((await ask(SIGN, { input: closed })).data).toEqual(first.data);
  });

  it('is a conflict with another input', async () => {
    const ask = await world.askFor('org-demo-20', 'org-demo-22');
    const { data } = await ask(SIGN, { input: { ...input(), organisationId: 'org-demo-22' } });
    expect(data.signAgreement).toMatchObject({
      adherence: null,
      refusals: [{ code: 'CONFLICT', field: ['idempotencyKey'] }],
    });
  });

  it('is another write under another client’s name', async () => {
    const ask = await world.askAs('another-client', ['signatory:org-demo-22']);
    const { data } = await ask(SIGN, { input: { ...input(), organisationId: 'org-demo-22' } });
    expect(data.signAgreement.refusals).toEqual([]);
  });
});

describe('withdrawing', () => {
  it('ends the signature, keeps its history and lets the organisation sign again', async () => {
    const agreementId = '2132-agreement-overenskommelsen';
    const first = await signs(world, agreementId, 'org-demo-30');
    const ask = await world.askFor('org-demo-30');
    const { data } = await ask(WITHDRAW, { input: { adherenceId: first, idempotencyKey: freshKey() } });
    expect(data.withdrawSignature).toEqual({
      adherence: {
        id: first,
        state: 'WITHDRAWN',
        signedAt: expect.any(String),
        withdrawnAt: expect.any(String),
        organisation: { id: 'org-demo-30' },
      },
      agreement: {
        id: agreementId,
        signatories: { value: 0, basis: 'REGISTERED', registered: 0, sequence: '2' },
      },
      refusals: [],
    });
    const { signedAt, withdrawnAt } = data.withdrawSignature.adherence;
    expect(Date.parse(withdrawnAt)).toBeGreaterThanOrEqual(Date.parse(signedAt));

    const second = await signs(world, agreementId, 'org-demo-30');
    expect(second).not.toBe(first);
    const history = await world.ask(
      `query ($id: ID!) { agreement(id: $id) { signatories { registered sequence } adherences { nodes { id state } } } }`,
      { id: agreementId },
    );
    expect(history.data.agreement).toEqual({
      signatories: { registered: 1, sequence: '3' },
      adherences: {
        nodes: [
          { id: first, state: 'WITHDRAWN' },
          { id: second, state: 'ACTIVE' },
        ],
      },
    });
  });

  it('is refused, as data, where there is nothing to withdraw or the caller may not', async () => {
    const adherenceId = await signs(world, '2132-agreement-overenskommelsen', 'org-demo-31');
    const own = await world.askFor('org-demo-31');
    const other = await world.askFor('org-demo-32');
    const reader = await world.askAs(undefined, []);
    const refusals = async (ask: typeof own, input: Record<string, unknown>) => {
      const { data, errors } = await ask(WITHDRAW, {
        input: { adherenceId, idempotencyKey: freshKey(), ...input },
      });
      expect(errors).toBeUndefined();
      expect(data.withdrawSignature.adherence).toBeNull();
      return data.withdrawSignature.refusals.map(({ code }: { code: string }) => code);
    };
    expect(await refusals(own, { adherenceId: '21-adherence-x' })).toEqual(['NOT_AUTHORISED']);
    expect(await refusals(other, {})).toEqual(['NOT_AUTHORISED']);
    expect(await refusals(reader, {})).toEqual(['NOT_AUTHORISED']);
    expect(await refusals(own, { idempotencyKey: '' })).toEqual(['INVALID_INPUT']);
    await own(WITHDRAW, { input: { adherenceId, idempotencyKey: freshKey() } });
    expect(await refusals(own, {})).toEqual(['NOT_SIGNED']);
  });
});
