import { prepare, recordStore } from '@hub/agreements';
import { beginLoad, createPostgresBackbone, dumpRecords, readDatabase } from '@hub/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Asker } from '../../../test/support/ask.js';
import { sql } from '../../../test/support/sql.js';
import { until } from '../../../test/support/until.js';
import { decides, record, short, write, written } from './adherence-writes.js';
import {
  type AgreementsWorld,
  agreementsWorld,
  freshKey,
  type Instance,
  SIGN,
  signs,
  WITHDRAW,
} from './agreements-world.js';

const SKANE = '12-agreement-overenskommelsen';
const MALMO = '1280-agreement-overenskommelsen';

let world: AgreementsWorld;
let instances: Instance[];
beforeAll(async () => {
  world = await agreementsWorld({ demo: true });
  instances = [world, await world.start()];
});
afterAll(() => world.close());

describe('when two organisations are merged', () => {
  it('what the one signed is the other’s, and says under which id it was signed', async () => {
    const id = await signs(world, SKANE, 'org-demo-01');
    await merge('org-demo-01', 'org-demo-02');
    await followed('org-demo-01');
    const { data } = await world.ask(
      `query ($id: ID!, $old: [_Any!]!) {
        adherence(id: $id) { state signedAs organisation { id } }
        byOld: agreements(filter: { signedBy: ["org-demo-01"] }) { nodes { id } }
        byNew: agreements(filter: { signedBy: ["org-demo-02"] }) { nodes { id } }
        _entities(representations: $old) { ... on Organisation { adherences { totalCount nodes { id } } } }
      }`,
      { id, old: ['org-demo-01', 'org-demo-02'].map((each) => ({ __typename: 'Organisation', id: each })) },
    );
    expect(data).toEqual({
      adherence: { state: 'ACTIVE', signedAs: 'org-demo-01', organisation: { id: 'org-demo-02' } },
      byOld: { nodes: [{ id: SKANE }] },
      byNew: { nodes: [{ id: SKANE }] },
      _entities: [1, 2].map(() => ({ adherences: { totalCount: 1, nodes: [{ id }] } })),
    });
    expect(await eventsOf(SKANE)).toMatchObject([{ change: 'ACTIVE' }]);
    expect(await mergesInHistory(SKANE)).toEqual([
      {
        duplicateId: 'org-demo-01',
        survivorId: 'org-demo-02',
        adherences: [id],
        ended: [],
        parties: 0,
      },
    ]);
  });

  it('what contradicts itself of the one does so of the other, by either id', async () => {
    const CONTRADICTIONS =
      '{ contradictions { id concerns { __typename ... on Organisation { id contradictions { id } } } } }';
    const { data } = await world.ask(CONTRADICTIONS);
    const contradictions = data?.contradictions as { id: string; concerns: { id?: string }[] }[];
    const [old] = contradictions.flatMap(({ concerns }) => concerns).filter(({ id }) => id !== undefined);
    const ids = contradictions
      .filter(({ concerns }) => concerns.some(({ id }) => id === old?.id))
      .map(({ id }) => ({ id }));
    expect(ids).not.toEqual([]);
    await merge(old?.id ?? '', 'org-demo-05');
    await followed(old?.id ?? '');
    const { data: now } = await world.ask(
      'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Organisation { contradictions { id } } } }',
      { of: [old?.id, 'org-demo-05', 'org-demo-06'].map((id) => ({ __typename: 'Organisation', id })) },
    );
    expect(now?._entities).toEqual([
      { contradictions: ids },
      { contradictions: ids },
      { contradictions: [] },
    ]);
  });

  it('and both have signed the same version, the duplicate’s signature ends with one event', async () => {
    const left = await signs(world, MALMO, 'org-demo-03');
    const kept = await signs(world, MALMO, 'org-demo-04');
    await merge('org-demo-03', 'org-demo-04');
    await followed('org-demo-03');
    expect(await rowsOf(MALMO)).toEqual([
      { id: left, organisation_id: 'org-demo-04', signed_as: 'org-demo-03', state: 'ENDED' },
      { id: kept, organisation_id: 'org-demo-04', signed_as: null, state: 'ACTIVE' },
    ]);
    expect(await eventsOf(MALMO)).toMatchObject([
      { change: 'ACTIVE' },
      { change: 'ACTIVE' },
      { change: 'ENDED', adherenceId: left, signatories: { registered: 1 } },
    ]);
    expect(await mergesInHistory(MALMO)).toMatchObject([{ adherences: [left], ended: [left] }]);
    await consistent(MALMO);
  });

  it('nothing is signed under the old id any more, nor is its signatory the survivor’s', async () => {
    const before = await rowsOf(SKANE);
    const ask = await world.askFor('org-demo-01');
    const input = { agreementId: SKANE, versionId: `${SKANE}-v1`, organisationId: 'org-demo-01' };
    const { data } = await ask(SIGN, { input: { ...input, idempotencyKey: freshKey() } });
    expect(data.signAgreement).toMatchObject({
      adherence: null,
      refusals: [
        {
          code: 'NOT_FOUND',
          field: ['organisationId'],
          message: expect.stringMatching(/"org-demo-02": name that one, as its signatory\.$/),
        },
      ],
    });
    const adherenceId = before[0]?.id;
    const withdrawal = { input: { adherenceId, idempotencyKey: freshKey() } };
    const refused = await ask(WITHDRAW, withdrawal);
    expect(refused.data.withdrawSignature.refusals).toMatchObject([{ code: 'NOT_AUTHORISED' }]);
    expect(await rowsOf(SKANE)).toEqual(before);
    const survivor = await world.askFor('org-demo-02');
    const withdrawn = await survivor(WITHDRAW, withdrawal);
    expect(withdrawn.data.withdrawSignature).toMatchObject({
      refusals: [],
      adherence: { state: 'WITHDRAWN' },
    });
  });

  it('the parties that were the one are the other, also when the facts are loaded again', async () => {
    const [party] = await sql<{ agreement_id: string; organisation_id: string }>(
      world.database.url,
      "select agreement_id, organisation_id from party where organisation_id = 'org-malmo-stad'",
    );
    const agreementId = party?.agreement_id ?? '';
    await merge('org-malmo-stad', 'org-demo-05');
    await followed('org-malmo-stad');
    const partiesOf = () =>
      sql(
        world.database.url,
        "select name from party where agreement_id = $1 and organisation_id = 'org-demo-05'",
        [agreementId],
      );
    expect(await partiesOf()).toHaveLength(1);
    expect(await mergesInHistory(agreementId)).toContainEqual(expect.objectContaining({ parties: 1 }));
    // As where what the hub ships with says more of the agreement than before.
    await sql(world.database.url, 'update agreement set fact_hash = null where id = $1', [agreementId]);
    await prepare({ databaseUrl: world.database.url, demo: true });
    expect(await partiesOf()).toHaveLength(1);
  });

  it('an application of the one is the other’s, for those alone who may see it, under either id', async () => {
    const agreementId = SKANE;
    await decides(world, agreementId);
    const input = { agreementId, versionId: `${agreementId}-v1`, organisationId: 'org-demo-34' };
    const applied = await write(await world.askFor('org-demo-34'), 'applyToJoin', input);
    const id = applied.adherence.id as string;
    await merge('org-demo-34', 'org-demo-35');
    await followed('org-demo-34');
    const seenBy = async (ask: Asker) => {
      const { data } = await ask(
        `query ($id: ID!, $ids: [_Any!]!) {
          adherence(id: $id) { id }
          _entities(representations: $ids) { ... on Organisation { adherences { totalCount nodes { id } } } }
        }`,
        { id, ids: ['org-demo-34', 'org-demo-35'].map((each) => ({ __typename: 'Organisation', id: each })) },
      );
      return [data.adherence, ...data._entities.map((each: { adherences: unknown }) => each.adherences)];
    };
    const all = [{ id }, ...[1, 2].map(() => ({ totalCount: 1, nodes: [{ id }] }))];
    const nothing = [null, ...[1, 2].map(() => ({ totalCount: 0, nodes: [] }))];
    const survivor = await world.askFor('org-demo-35');
    expect(await seenBy(survivor)).toEqual(all);
    expect(await seenBy(await world.askAs('a-manager', ['agreement-manager:12']))).toEqual(all);
    expect(await seenBy(await world.askFor('org-demo-34'))).toEqual(nothing);
    expect(await seenBy(await world.askAs(undefined, []))).toEqual(nothing);
    const again = await write(survivor, 'applyToJoin', { ...input, organisationId: 'org-demo-35' });
    expect(short(again.refusals)).toEqual(['ALREADY_SIGNED organisationId']);
    const asBefore = await write(await world.askFor('org-demo-34'), 'applyToJoin', input);
    expect(asBefore.refusals).toMatchObject([
      { code: 'NOT_FOUND', field: ['organisationId'], message: expect.stringContaining('"org-demo-35"') },
    ]);
    const manager = await world.askAs('a-manager', ['agreement-manager:12']);
    const approved = await write(manager, 'approveApplication', { adherenceId: id });
    expect(approved.adherence).toMatchObject({ state: 'ACTIVE', organisation: { id: 'org-demo-35' } });
    await consistent(agreementId);
  });

  it('the duplicate’s signature that ends says when', async () => {
    const { data } = await world.ask(
      'query ($id: ID!) { agreement(id: $id) { adherences { nodes { state endedAt } } } }',
      {
        id: MALMO,
      },
    );
    expect(data.agreement.adherences.nodes).toEqual([
      { state: 'ENDED', endedAt: expect.stringMatching(/Z$/) },
      { state: 'ACTIVE', endedAt: null },
    ]);
  });

  it('lists of signatures and parties that name the old id are refused with the id to name', async () => {
    const manager = await world.askAs('a-manager', ['agreement-manager:12', 'agreement-manager:14']);
    const before = await written(world);
    const recorded = async () => {
      const { refusals } = await record(manager, {
        agreementId: '14-agreement-overenskommelsen',
        adherences: ['org-demo-36', 'org-demo-01', 'org-nobody'].map((organisationId) => ({
          organisationId,
          signedOn: '2020-01-01',
        })),
      });
      return refusals;
    };
    const refused = await recorded();
    expect(refused).toEqual([
      {
        code: 'NOT_FOUND',
        field: ['adherences', '1', 'organisationId'],
        message: expect.stringContaining('"org-demo-02"'),
      },
      {
        code: 'NOT_FOUND',
        field: ['adherences', '2', 'organisationId'],
        message: expect.stringContaining('"org-nobody"'),
      },
    ]);
    // As long as the merge has not been followed here, the register tells of it.
    const sent = ['org-demo-01', 'org-demo-02'];
    await sql(world.database.url, 'delete from merged_organisation where id = $1', [sent[0]]);
    expect(await recorded()).toEqual(refused);
    await sql(world.database.url, 'insert into merged_organisation (id, survivor_id) values ($1, $2)', sent);
    const { data } = await manager(
      'mutation ($input: AddPartyInput!) { addParty(input: $input) { refusals { code message field } } }',
      {
        input: {
          agreementId: SKANE,
          name: 'En part',
          organisationId: 'org-demo-01',
          idempotencyKey: freshKey(),
        },
      },
    );
    // A manager signs for nobody.
    expect(data.addParty.refusals).toEqual([
      {
        code: 'NOT_FOUND',
        field: ['organisationId'],
        message: expect.stringMatching(/"org-demo-02": name that one\.$/),
      },
    ]);
    expect(await written(world)).toBe(before);
  });

  it('a chain of merges leads to the last of them', async () => {
    await signs(world, '14-agreement-overenskommelsen', 'org-demo-06');
    await merge('org-demo-06', 'org-demo-07');
    await merge('org-demo-07', 'org-demo-08');
    await followed('org-demo-07');
    expect(await rowsOf('14-agreement-overenskommelsen')).toMatchObject([
      { organisation_id: 'org-demo-08', signed_as: 'org-demo-06' },
    ]);
    expect(await survivorOf('org-demo-06')).toBe('org-demo-08');
  });
});

describe('while a merge is on its way', () => {
  it('signings under both ids, over two processes, leave one signature, and none under the old id', async () => {
    const agreementId = '1490-agreement-overenskommelsen';
    for (const [index, [duplicate, survivor]] of [
      ['org-demo-10', 'org-demo-11'],
      ['org-demo-12', 'org-demo-13'],
      ['org-demo-14', 'org-demo-15'],
      ['org-demo-16', 'org-demo-17'],
    ].entries()) {
      const asks = await Promise.all(
        instances.map((instance) => instance.askFor(`${duplicate}`, `${survivor}`)),
      );
      let merged = false;
      const worker = async (organisationId: string, ask: (typeof asks)[number]) => {
        // Until the register has merged them, and a while longer.
        for (let more = 5; more > 0; more -= merged ? 1 : 0) {
          const input = {
            agreementId,
            versionId: `${agreementId}-v1`,
            organisationId,
            idempotencyKey: freshKey(),
          };
          const { data, errors } = await ask(SIGN, { input });
          expect(errors).toBeUndefined();
          const { adherence, refusals } = data.signAgreement;
          expect(adherence === null).toBe(refusals.length > 0);
          if (adherence === null || index % 2 === 0) continue;
          await ask(WITHDRAW, { input: { adherenceId: adherence.id, idempotencyKey: freshKey() } });
        }
      };
      await Promise.all([
        ...asks.flatMap((ask) => [worker(`${duplicate}`, ask), worker(`${survivor}`, ask)]),
        merge(`${duplicate}`, `${survivor}`).then(() => {
          merged = true;
        }),
      ]);
      await followed(`${duplicate}`);
      const rows = await rowsOf(agreementId);
      expect(rows.filter(({ organisation_id }) => organisation_id === duplicate)).toEqual([]);
      const active = rows.filter(
        ({ organisation_id, state }) => organisation_id === survivor && state === 'ACTIVE',
      );
      expect(active.length).toBeLessThanOrEqual(1);
      await consistent(agreementId);
    }
  });

  it('a signature that has begun ends up at the survivor', async () => {
    const agreementId = '18-agreement-overenskommelsen';
    // Held where the signing waits for the agreement, after it has looked for merges.
    const { Client } = (await import('pg')).default;
    const holder = new Client({ connectionString: world.database.url });
    await holder.connect();
    try {
      await holder.query('begin');
      await holder.query('select from signatory_counter where agreement_id = $1 for update', [agreementId]);
      const signing = signs(world, agreementId, 'org-demo-20');
      await waitsFor('signatory_counter');
      await merge('org-demo-20', 'org-demo-21');
      await waitsFor('pg_advisory_xact_lock(hashtextextended');
      await holder.query('commit');
      const id = await signing;
      await followed('org-demo-20');
      expect(await rowsOf(agreementId)).toEqual([
        { id, organisation_id: 'org-demo-21', signed_as: 'org-demo-20', state: 'ACTIVE' },
      ]);
    } finally {
      await holder.end();
    }
  });
});

describe('a withdrawal that waits for a merge', () => {
  it('is refused to whoever signs for the duplicate alone', async () => {
    const agreementId = '1490-agreement-overenskommelsen';
    const adherenceId = await signs(world, agreementId, 'org-demo-22');
    const ask = await world.askFor('org-demo-22');
    const { Client } = (await import('pg')).default;
    const holder = new Client({ connectionString: world.database.url });
    await holder.connect();
    try {
      await holder.query('begin');
      await holder.query('select from signatory_counter where agreement_id = $1 for update', [agreementId]);
      await merge('org-demo-22', 'org-demo-23');
      await waitsFor('signatory_counter');
      const withdrawal = ask(WITHDRAW, { input: { adherenceId, idempotencyKey: freshKey() } });
      await waitsFor('signatory_counter', 2);
      await holder.query('commit');
      const { data } = await withdrawal;
      expect(data.withdrawSignature.refusals).toMatchObject([{ code: 'NOT_AUTHORISED' }]);
      const rows = await rowsOf(agreementId);
      expect(rows.find(({ id }) => id === adherenceId)).toMatchObject({
        organisation_id: 'org-demo-23',
        state: 'ACTIVE',
      });
      await consistent(agreementId);
    } finally {
      await holder.end();
    }
  });
});

describe('a process that was away', () => {
  it('catches up from the register where the log was cut off, each merge once', async () => {
    const agreementId = '2132-agreement-overenskommelsen';
    await signs(world, agreementId, 'org-demo-30');
    for (const instance of instances) await instance.stop();
    await merge('org-demo-30', 'org-demo-31');
    const backbone = createPostgresBackbone({ url: world.events.url });
    let copied: unknown[] = [];
    await until(
      () => copied.length === 1,
      10_000,
      async () => {
        copied = await sql(world.events.url, "select from log_entry where key = 'org-demo-31'");
      },
    );
    await backbone.prune(new Date(Date.now() + 60_000));
    await backbone.close();
    instances = await Promise.all([world.start(), world.start()]);
    await followed('org-demo-30');
    expect(await mergesInHistory(agreementId)).toHaveLength(1);
    await merge('org-demo-32', 'org-demo-31', 2);
    await followed('org-demo-32');
  });

  it('gives the survivor also what a file of an earlier day brings', async () => {
    const agreementId = '2132-agreement-overenskommelsen';
    const file = await readDatabase(recordStore, world.database.url, (manager) =>
      dumpRecords(manager, recordStore.kinds, { regionCode: '21' }),
    );
    await sql(world.database.url, 'delete from adherence where agreement_id = $1', [agreementId]);
    await sql(
      world.database.url,
      'update signatory_counter set registered = 0, sequence = 0 where agreement_id = $1',
      [agreementId],
    );
    await sql(world.database.url, 'delete from outbox where key = $1', [agreementId]);
    const adherences = (file.adherences ?? []).map(({ signedAs: _none, ...each }) => ({
      ...each,
      organisationId: 'org-demo-30',
    }));
    const pending = await beginLoad(
      recordStore,
      { region: '21', records: { ...file, adherences } },
      { databaseUrl: world.database.url },
    );
    expect(pending.outcome.errors).toEqual([]);
    await pending.commit();
    await pending.end();
    expect(await rowsOf(agreementId)).toMatchObject([
      { organisation_id: 'org-demo-31', signed_as: 'org-demo-30', state: 'ACTIVE' },
    ]);
  });
});

async function merge(duplicateId: string, survivorId: string, survivorRevision?: number): Promise<void> {
  const revisions = await world.registrar(
    'query ($d: ID, $s: ID) { d: organisation(id: $d) { revision } s: organisation(id: $s) { revision } }',
    { d: duplicateId, s: survivorId },
  );
  const { data } = await world.registrar(
    `mutation ($input: MergeOrganisationsInput!) {
      mergeOrganisations(input: $input) { refusals { code message } }
    }`,
    {
      input: {
        duplicateId,
        survivorId,
        duplicateRevision: revisions.data.d.revision,
        survivorRevision: survivorRevision ?? revisions.data.s.revision,
        idempotencyKey: freshKey(),
      },
    },
  );
  expect(data.mergeOrganisations.refusals).toEqual([]);
}

async function survivorOf(id: string): Promise<string | undefined> {
  const [row] = await sql<{ survivor_id: string }>(
    world.database.url,
    'select survivor_id from merged_organisation where id = $1',
    [id],
  );
  return row?.survivor_id;
}

async function followed(duplicateId: string): Promise<void> {
  let survivor: string | undefined;
  await until(
    () => survivor !== undefined,
    15_000,
    async () => {
      survivor = await survivorOf(duplicateId);
    },
  );
}

/** Until statements with these words wait for a lock. */
async function waitsFor(words: string, count = 1): Promise<void> {
  let waiting: unknown[] = [];
  await until(
    () => waiting.length >= count,
    15_000,
    async () => {
      waiting = await sql(
        world.database.url,
        `select pid from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock' and position($1 in query) > 0`,
        [words],
      );
    },
  );
}

const rowsOf = (agreementId: string) =>
  sql<{ id: string; organisation_id: string; signed_as: string | null; state: string }>(
    world.database.url,
    'select id, organisation_id, signed_as, state from adherence where agreement_id = $1 order by signed_at, id',
    [agreementId],
  );

async function eventsOf(agreementId: string) {
  const rows = await sql<{ payload: { change: string; signatories: { registered: number } } }>(
    world.database.url,
    'select payload from outbox where key = $1 order by sequence',
    [agreementId],
  );
  return rows.map(({ payload }) => payload);
}

async function mergesInHistory(agreementId: string): Promise<object[]> {
  const rows = await sql<{ payload: string }>(
    world.database.url,
    "select payload from history_entry where chain = $1 and action = 'mergeOrganisations' order by number",
    [agreementId],
  );
  return rows.map(({ payload }) => JSON.parse(payload) as object);
}

/** The count is that of the signatures, and the events are those of their changes, without gap or repeat. */
async function consistent(agreementId: string): Promise<void> {
  const [counter] = await sql<{ registered: number; sequence: string; active: number }>(
    world.database.url,
    `select registered, sequence::text,
       (select count(*)::int from adherence where agreement_id = $1 and state = 'ACTIVE') as active
     from signatory_counter where agreement_id = $1`,
    [agreementId],
  );
  const events = await eventsOf(agreementId);
  let registered = 0;
  for (const { change, signatories } of events) {
    registered += change === 'ACTIVE' ? 1 : -1;
    expect(signatories.registered).toBe(registered);
  }
  expect(counter).toEqual({ registered, active: registered, sequence: `${events.length}` });
}
