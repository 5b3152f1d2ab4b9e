import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Asker, metric } from '../../../test/support/ask.js';
import { testIssuer } from '../../../test/support/identities.js';
import { sql } from '../../../test/support/sql.js';
import { until } from '../../../test/support/until.js';
import {
  type AgreementsWorld,
  agreementsWorld,
  freshKey,
  SIGN,
  signs,
  withdraws,
} from './agreements-world.js';

let world: AgreementsWorld;
let manager: Asker;
let editor: Asker;
beforeAll(async () => {
  world = await agreementsWorld({ demo: true });
  manager = await world.askAs('manager-of-12', ['agreement-manager:12']);
  editor = await world.askAs('editor-of-12', ['region-editor:12']);
});
afterAll(() => world.close());

const SKANE = '12-agreement-overenskommelsen';
const GOTALAND = '14-agreement-overenskommelsen';
const EVIDENCE = { reference: 'arkiv/2026/17', hash: 'a'.repeat(64) };

const HISTORY = `query ($id: ID!, $first: Int, $after: String) {
  agreement(id: $id) {
    history(first: $first, after: $after) {
      totalCount pageInfo { hasNextPage hasPreviousPage endCursor }
      nodes { number occurredAt action role payload hash previousHash }
    }
  }
}`;
const ACTORS = `query ($id: ID!) {
  agreement(id: $id) { history { nodes { action actor { subject name title evidence { reference hash } } } } }
}`;
const VERIFY = `query ($id: ID!) {
  verifyHistory(agreementId: $id) { valid entries head checkpoints faults { kind number message } }
}`;

async function signsAs(subject: string, organisationId: string, agreementId: string, signer: object | null) {
  const ask = await world.askAs(subject, [`signatory:${organisationId}`]);
  const input = {
    agreementId,
    versionId: `${agreementId}-v1`,
    organisationId,
    signer,
    idempotencyKey: freshKey(),
  };
  const { data } = await ask(SIGN, { input });
  expect(data.signAgreement.refusals).toEqual([]);
  return data.signAgreement.adherence.id as string;
}

const actorsOf = async (ask: Asker, id: string) =>
  (await ask(ACTORS, { id })).data.agreement.history.nodes.map(({ actor }: { actor: unknown }) => actor);

const verify = async () => (await manager(VERIFY, { id: SKANE })).data.verifyHistory;

const readingsOf = () =>
  sql<{ role: string; chain: string; persons: number; subject: string | null }>(
    world.database.url,
    `select role, chain, persons, person.subject from person_reading left join person on digest = reader
     order by person_reading.id`,
  );

/** As someone with the rights of the tables' owner who means to hide it. */
async function tamper(statement: string): Promise<void> {
  await sql(world.database.url, 'alter table history_entry disable trigger history_entry_stays');
  await sql(world.database.url, statement);
  await sql(world.database.url, 'alter table history_entry enable trigger history_entry_stays');
}

/** Puts back all that is kept, in one go: a history that had no entries for a moment would be taken for one to sign no more. */
const putBack = () =>
  tamper('delete from history_entry; insert into history_entry select * from kept; drop table kept');

describe('the history of an agreement', () => {
  beforeAll(async () => {
    const adherenceId = await signsAs('signer-one', 'org-demo-01', SKANE, {
      name: 'Namn Namnsson',
      title: 'Ordförande',
      evidence: EVIDENCE,
    });
    await signsAs('signer-two', 'org-demo-02', SKANE, null);
    await withdraws(world, 'org-demo-01', adherenceId);
    await signs(world, GOTALAND, 'org-demo-03');
  });

  it('tells what was done, when and in which role, each entry after the hash of the one before', async () => {
    const { data, errors } = await manager(HISTORY, { id: SKANE });
    expect(errors).toBeUndefined();
    const { nodes, totalCount, pageInfo } = data.agreement.history;
    expect(totalCount).toBe(3);
    expect(pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: false });
    expect(nodes).toMatchObject([
      { number: 1, action: 'signAgreement', role: 'signatory:org-demo-01', previousHash: '0'.repeat(64) },
      { number: 2, action: 'signAgreement', role: 'signatory:org-demo-02', previousHash: nodes[0].hash },
      { number: 3, action: 'withdrawSignature', role: 'signatory:org-demo-01', previousHash: nodes[1].hash },
    ]);
    expect(JSON.parse(nodes[0].payload)).toMatchObject({ organisationId: 'org-demo-01' });
    expect(nodes[0].occurredAt).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
  });

  it('comes in pages', async () => {
    const first = await manager(HISTORY, { id: SKANE, first: 2 });
    const { nodes, pageInfo, totalCount } = first.data.agreement.history;
    expect(nodes.map(({ number }: { number: number }) => number)).toEqual([1, 2]);
    expect([totalCount, pageInfo.hasNextPage]).toEqual([3, true]);
    const next = await manager(HISTORY, { id: SKANE, first: 2, after: pageInfo.endCursor });
    expect(next.data.agreement.history.nodes).toMatchObject([{ number: 3 }]);
    expect(next.data.agreement.history.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    const admin = await world.askAs('admin', ['hub-admin']);
    const foreign = await admin(HISTORY, { id: GOTALAND, after: pageInfo.endCursor });
    expect(foreign.errors).toMatchObject([{ extensions: { code: 'INVALID_CURSOR' } }]);
    const tooMany = await manager(HISTORY, { id: SKANE, first: 501 });
    expect(tooMany.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it.each(['0044-03-15 12:00:00+00 BC', 'infinity', '-infinity', '12026-01-01 00:00:00+00'])(
    'says of an entry whose time somebody made %s that it can’t be shown, and shows the rest',
    async (time) => {
      await sql(world.database.url, 'create table kept as select * from history_entry');
      await tamper(
        `update history_entry set occurred_at = '${time}' where number = 2 and chain = '${SKANE}'`,
      );
      const { data, errors } = await manager(HISTORY, { id: SKANE });
      const verified = await verify();
      await putBack();
      const { nodes } = data.agreement.history;
      expect(nodes).toMatchObject([{ number: 1 }, { number: 2, occurredAt: null }, { number: 3 }]);
      expect(nodes[0].occurredAt).not.toBeNull();
      expect(errors).toMatchObject([
        {
          path: ['agreement', 'history', 'nodes', 1, 'occurredAt'],
          message: expect.stringMatching(/^Expected entry 2 .* a time .*npm run history:verify/),
          extensions: { code: 'HISTORY_BROKEN' },
        },
      ]);
      expect(verified.faults).toContainEqual(expect.objectContaining({ kind: 'CHANGED', number: 2 }));
    },
  );

  it.each([
    ['nobody', []],
    ['a manager of another region', ['agreement-manager:14']],
    ['a manager of a municipality of the region', ['agreement-manager:1280']],
    ['an editor of another region', ['region-editor:14']],
    ['a signatory that stands in it', ['signatory:org-demo-01']],
    ['a registrar', ['organisation-registrar']],
    ['an analyst', ['analyst']],
    ['a portal', ['portal:12']],
  ])('is null for %s, without an error', async (who, roles) => {
    const ask = await world.askAs(who === 'nobody' ? undefined : 'somebody', roles);
    const { data, errors } = await ask(HISTORY, { id: SKANE });
    expect(errors).toBeUndefined();
    expect(data.agreement).toEqual({ history: null });
    expect((await ask(VERIFY, { id: SKANE })).data).toEqual({ verifyHistory: null });
  });

  it('is there for the territory’s manager, the region’s editor and the hub’s administrator', async () => {
    for (const role of ['agreement-manager:12', 'region-editor:12', 'hub-admin']) {
      const ask = await world.askAs('somebody', [role]);
      expect((await ask(HISTORY, { id: SKANE })).data.agreement.history.totalCount).toBe(3);
    }
  });

  it('of many agreements costs one statement, and their persons one more', async () => {
    const admin = await world.askAs('admin', ['hub-admin']);
    const statements = async (fields: string) => {
      const before = await metric(world.url, 'hub_sql_statements_total');
      const { errors } = await admin(`{ agreements(first: 100) { nodes { id ${fields} } } }`);
      expect(errors).toBeUndefined();
      return (await metric(world.url, 'hub_sql_statements_total')) - before;
    };
    const none = await statements('');
    expect((await statements('history { nodes { number } }')) - none).toBe(1);
    expect((await statements('history { totalCount nodes { number } }')) - none).toBe(2);
    expect((await statements('history { nodes { number actor { subject } } }')) - none).toBe(2);
  });
});

describe('who acted', () => {
  it('is told to a manager with the signer’s name, and to a region’s editor without', async () => {
    expect(await actorsOf(manager, SKANE)).toEqual([
      { subject: 'signer-one', name: 'Namn Namnsson', title: 'Ordförande', evidence: EVIDENCE },
      { subject: 'signer-two', name: null, title: null, evidence: null },
      { subject: 'client-of-the-test', name: null, title: null, evidence: null },
    ]);
    expect((await actorsOf(editor, SKANE))[0]).toEqual({
      subject: 'signer-one',
      name: null,
      title: null,
      evidence: null,
    });
  });

  it('is read with a note of who read, in which role, of which record and how many', async () => {
    const before = (await readingsOf()).length;
    await manager(HISTORY, { id: SKANE });
    expect((await readingsOf()).slice(before)).toEqual([]);
    await actorsOf(manager, SKANE);
    await actorsOf(editor, SKANE);
    expect((await readingsOf()).slice(before)).toEqual([
      { role: 'agreement-manager:12', chain: SKANE, persons: 3, subject: 'manager-of-12' },
      { role: 'region-editor:12', chain: SKANE, persons: 3, subject: 'editor-of-12' },
    ]);
    const both = await world.askAs('both', ['region-editor:12', 'agreement-manager:12']);
    await actorsOf(both, SKANE);
    expect((await readingsOf()).at(-1)).toMatchObject({ role: 'agreement-manager:12', subject: 'both' });
    const admin = await world.askAs('admin', ['hub-admin']);
    await admin('{ agreements(first: 100) { nodes { history { nodes { actor { name } } } } } }');
    expect((await readingsOf()).slice(before + 3)).toEqual(
      expect.arrayContaining([
        { role: 'hub-admin', chain: SKANE, persons: 3, subject: 'admin' },
        { role: 'hub-admin', chain: GOTALAND, persons: 1, subject: 'admin' },
      ]),
    );
  });
});

describe('erasing a person', () => {
  const ERASE = `mutation ($input: ErasePersonInput!) {
    erasePerson(input: $input) { erased { acts answers } refusals { code message field } }
  }`;
  const dump = async () =>
    sql(
      world.database.url,
      `select (select json_agg(p order by digest) from person p) as persons,
         (select json_agg(h order by chain, number) from history_entry h) as history,
         (select json_agg(i order by client, key) from idempotency i) as answers`,
    );

  it.each([
    ['nobody', undefined, []],
    ['the person itself', 'signer-one', ['signatory:org-demo-01']],
    ['a manager', 'manager-of-12', ['agreement-manager:12']],
    ['a region’s editor', 'editor-of-12', ['region-editor:12']],
  ])('is refused to %s, and changes nothing', async (_who, subject, roles) => {
    const before = await dump();
    const ask = await world.askAs(subject, roles);
    const { data } = await ask(ERASE, { input: { subject: 'signer-one', idempotencyKey: freshKey() } });
    expect(data.erasePerson).toMatchObject({ erased: null, refusals: [{ code: 'NOT_AUTHORISED' }] });
    expect(await dump()).toEqual(before);
  });

  it('is refused with everything that is wrong at once, and without quoting the subject', async () => {
    const admin = await world.askAs('admin', ['hub-admin']);
    const before = await dump();
    const refusalsOf = async (input: object) => {
      const { data } = await admin(ERASE, { input });
      expect(data.erasePerson.erased).toBeNull();
      return data.erasePerson.refusals.map(
        ({ code, field, message }: { code: string; field: string[]; message: string }) => {
          expect(message).not.toContain('unheard-of');
          return `${code} ${field.join('.')}`;
        },
      );
    };
    expect(await refusalsOf({ subject: '', idempotencyKey: '' })).toEqual([
      'INVALID_INPUT idempotencyKey',
      'INVALID_INPUT subject',
      'NOT_FOUND subject',
    ]);
    expect(await refusalsOf({ subject: 'admin', idempotencyKey: freshKey() })).toContain(
      'INVALID_INPUT subject',
    );
    expect(await dump()).toEqual(before);
    expect(await refusalsOf({ subject: 'unheard-of', idempotencyKey: freshKey() })).toEqual([
      'NOT_FOUND subject',
    ]);
  });

  it('takes the person and its kept answers, leaves the history whole, and writes down that it was done', async () => {
    const admin = await world.askAs('admin', ['hub-admin']);
    const input = { subject: 'signer-one', idempotencyKey: freshKey() };
    const { data } = await admin(ERASE, { input });
    expect(data.erasePerson).toEqual({ erased: { acts: 1, answers: 1 }, refusals: [] });
    expect((await admin(ERASE, { input })).data).toEqual(data);
    const again = await admin(ERASE, { input: { ...input, subject: 'signer-two' } });
    expect(again.data.erasePerson.refusals).toMatchObject([{ code: 'CONFLICT', field: ['idempotencyKey'] }]);

    expect(
      (await actorsOf(manager, SKANE)).map((actor: { subject: string } | null) => actor?.subject),
    ).toEqual([undefined, 'signer-two', 'client-of-the-test']);
    const verified = await manager(VERIFY, { id: SKANE });
    expect(verified.data.verifyHistory).toMatchObject({ valid: true, entries: 3, faults: [] });
    const erasures = '{ erasures { nodes { number action role payload actor { subject } } } }';
    expect((await admin(erasures)).data.erasures.nodes).toEqual([
      {
        number: 1,
        action: 'erasePerson',
        role: 'hub-admin',
        payload: '{"acts":1,"answers":1}',
        actor: { subject: 'admin' },
      },
    ]);
    expect((await manager(erasures)).data).toEqual({ erasures: null });
    expect(JSON.stringify(await dump())).not.toContain('signer-one');
    expect(JSON.stringify(await dump())).not.toContain('Namnsson');
  });

  it('takes a reader out of the notes of readings too, which stay', async () => {
    const before = await readingsOf();
    const admin = await world.askAs('admin', ['hub-admin']);
    const reader = await world.askAs('curious', ['agreement-manager:12']);
    await actorsOf(reader, SKANE);
    await admin(ERASE, { input: { subject: 'curious', idempotencyKey: freshKey() } });
    expect((await readingsOf()).slice(before.length)[0]).toEqual({
      role: 'agreement-manager:12',
      chain: SKANE,
      persons: 2,
      subject: null,
    });
  });
});

describe('verifying', () => {
  it('finds nothing wrong where nothing is, and says against how many checkpoints', async () => {
    let covered = 0;
    await until(
      () => covered === 3,
      10_000,
      async () => {
        const reach = 'select max(length)::int as length from history_checkpoint where chain = $1';
        covered = (await sql<{ length: number }>(world.events.url, reach, [SKANE]))[0]?.length ?? 0;
      },
    );
    const seen = await verify();
    expect(seen.checkpoints).toBeGreaterThan(0);
    expect(seen).toMatchObject({ valid: true, entries: 3, head: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(seen.faults).toEqual([]);
  });

  it('is null for an agreement that never was, and whole for one in which nothing was done', async () => {
    expect((await manager(VERIFY, { id: '12-agreement-none' })).data).toEqual({ verifyHistory: null });
    const admin = await world.askAs('admin', ['hub-admin']);
    const { data } = await admin(VERIFY, { id: '13-agreement-overenskommelsen' });
    expect(data.verifyHistory).toEqual({ valid: true, entries: 0, head: null, checkpoints: 0, faults: [] });
  });

  it('finds what was changed of a person that is kept', async () => {
    await sql(world.database.url, "update person set name = 'En annan' where subject = 'signer-two'");
    expect(await verify()).toMatchObject({
      valid: false,
      faults: [{ kind: 'PERSON_CHANGED', number: 2, message: expect.stringContaining('entry 2') }],
    });
    await sql(world.database.url, "update person set name = null where subject = 'signer-two'");
    expect((await verify()).valid).toBe(true);
  });

  it.each([
    ['a changed entry', `update history_entry set role = 'hub-admin' where number = 2`, 'CHANGED 2'],
    ['a removed entry', 'delete from history_entry where number = 2', 'MISSING 2'],
    ['a cut end', 'delete from history_entry where number = 3', 'CUT 3'],
    ['a history that is gone', 'delete from history_entry where number > 0', 'CUT 1'],
  ])('finds %s', async (_what, statement, expected) => {
    await sql(world.database.url, 'create table kept as select * from history_entry');
    await tamper(`${statement} and chain = '${SKANE}'`);
    const { valid, faults } = await verify();
    await putBack();
    expect(valid).toBe(false);
    expect(faults.map(({ kind, number }: { kind: string; number: number }) => `${kind} ${number}`)).toContain(
      expected,
    );
    expect((await verify()).valid).toBe(true);
  });

  it('is told of a history that someone has added to, which gets no checkpoint and is counted', async () => {
    const chain = '21-agreement-made-up';
    await sql(
      world.database.url,
      `insert into history_entry (chain, number, occurred_at, action, role, actor, payload, previous_hash, hash)
       values ($1, 1, now(), 'addParty', 'hub-admin', repeat('0', 64), '{}', repeat('0', 64), repeat('1', 64))`,
      [chain],
    );
    const notSigned = () => metric(world.url, 'hub_histories_not_signed_total');
    let counted = 0;
    await until(
      () => counted > 0,
      10_000,
      async () => {
        counted = await notSigned();
      },
    );
    const kept = 'select from history_checkpoint where chain = $1';
    expect(await sql(world.events.url, kept, [chain])).toEqual([]);
    await tamper(`delete from history_entry where chain = '${chain}'`);
  });

  it('believes checkpoints that a former key has signed, once that is known, and no other', async () => {
    const next = await testIssuer('agreements');
    const { d: _private, ...former } = world.config.signingKey;
    const askOf = async (formerSigningKeys: readonly object[]) => {
      const instance = await world.start({
        signingKey: next.privateKey,
        formerSigningKeys: formerSigningKeys as never,
      });
      const ask = await instance.askAs('manager-of-12', ['agreement-manager:12']);
      return (await ask(VERIFY, { id: SKANE })).data.verifyHistory;
    };
    expect(await askOf([former])).toMatchObject({ valid: true });
    const { valid, faults } = await askOf([]);
    expect(valid).toBe(false);
    expect(new Set(faults.map(({ kind }: { kind: string }) => kind))).toEqual(new Set(['CHECKPOINT_FORGED']));
  });
});
