import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type DataRun, dataCommand, localCommand } from '../support/data-command.js';
import { hubDatabases, hubSql } from '../support/hub-database.js';
import { type OwnHub, startOwnHub } from '../support/own-hub.js';
import { openForJoining, signIn } from '../support/signing.js';
import { sql } from '../support/sql.js';

const LONG = 240_000;
const AGREEMENT = '14-agreement-overenskommelsen';
const ORGANISATION = 'org-bracke-diakoni';

/** What must be found where it belongs, and nowhere else. */
const SUBJECT = 'subjekt-7f3a9c';
const SIGNER = {
  name: 'Märta Markeradsdotter',
  title: 'Hemligordförande',
  evidence: { reference: 'arkivreferens-99317', hash: 'c0ffee'.padEnd(64, '0') },
};
const MARKS = [SUBJECT, SIGNER.name, SIGNER.title, SIGNER.evidence.reference, SIGNER.evidence.hash];

let hub: OwnHub;
let events: unknown;
beforeAll(async () => {
  hub = await startOwnHub();
  await openForJoining(hub.site, AGREEMENT);
  const stream = await hub.world.subscribe(
    `subscription { agreementSigned(agreementId: "${AGREEMENT}") {
      cursor message change agreement { title } organisation { name } signatories { registered }
    } }`,
  );
  const idempotencyKey = randomUUID();
  const more = { subject: SUBJECT, signer: SIGNER, idempotencyKey };
  expect((await signIn(hub.world, AGREEMENT, ORGANISATION, more)).refusals).toEqual([]);
  expect((await signIn(hub.world, AGREEMENT, ORGANISATION, more)).refusals).toEqual([]);
  events = await stream.next(30_000);
  await stream.close();
}, LONG);
afterAll(() => hub?.stop());

/** Where a person stands who has written in every service. */
const PERSONS = ['hub_agreements.person', 'hub_organisations.person', 'hub_regions_14.person'];

/** Every table of every database in which one of the marks stands. */
async function tablesWithMarks(): Promise<string[]> {
  const found: string[] = [];
  for (const database of [...hubDatabases(hub.site), 'hub_events']) {
    const tables = await hubSql<{ name: string }>(
      hub.site,
      database,
      "select quote_ident(tablename) as name from pg_tables where schemaname = 'public' order by 1",
    );
    expect(tables.length).toBeGreaterThan(1);
    for (const { name } of tables) {
      const [row] = await hubSql<{ marked: boolean }>(
        hub.site,
        database,
        `select exists (select from ${name} held where to_jsonb(held)::text like any ($1)) as marked`,
        [MARKS.map((mark) => `%${mark}%`)],
      );
      if (row?.marked) found.push(`${database}.${name}`);
    }
  }
  return found.sort();
}

/** The logs of every process, PostgreSQL's too. */
function logs(): string {
  const { dataDir } = hub.site;
  const files = readdirSync(path.join(dataDir, 'logs')).map((name) => path.join(dataDir, 'logs', name));
  expect(files.length).toBeGreaterThanOrEqual(7);
  return [...files, path.join(dataDir, 'postgres/postgresql.log')]
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
}

const marksIn = (text: string): string[] => MARKS.filter((mark) => text.includes(mark));

const person = (...args: string[]): Promise<DataRun> => localCommand(hub.site, 'person.mjs', args);

test('a signer stands in one table of one database, and in no event', async () => {
  expect(await tablesWithMarks()).toEqual(['hub_agreements.person']);
  expect(events).toMatchObject({ agreementSigned: { message: 'CHANGE', change: 'ACTIVE' } });
  expect(marksIn(JSON.stringify(events))).toEqual([]);
});

test('a signing that is refused quotes no signer and keeps none', async () => {
  const again = { subject: `${SUBJECT}-x`, signer: SIGNER };
  const refused = await signIn(hub.world, AGREEMENT, ORGANISATION, again);
  expect(refused.refusals).toMatchObject([{ code: 'ALREADY_SIGNED' }]);
  const wrong = {
    name: SIGNER.name.repeat(30),
    title: `${SIGNER.title}\u0007`,
    evidence: { reference: `${SIGNER.evidence.reference}\0`, hash: `${SIGNER.evidence.hash}0` },
  };
  const faulty = await signIn(hub.world, AGREEMENT, ORGANISATION, { signer: wrong });
  expect(faulty.refusals.length).toBeGreaterThanOrEqual(4);
  expect(marksIn(JSON.stringify([refused, faulty]))).toEqual([]);
  expect(await tablesWithMarks()).toEqual(['hub_agreements.person']);
});

test('neither faults nor what is wrong with an operation bring a signer into a log', async () => {
  const token = await hub.world.token([`signatory:${ORGANISATION}`], { subject: SUBJECT });
  const typed = JSON.stringify(SIGNER.name);
  for (const query of [
    `mutation { signAgreement(input: { agreementId: "x", signer: { name: ${typed} } }) { refusals { code } } }`,
    `mutation { signAgreement(input: { signer: { name: ${typed} `,
    `{ organisations(filter: { search: ${typed} }) { nodes { id } } }`,
  ]) {
    await hub.world.ask(query, { token });
  }
  await hub.world.ask(
    'mutation ($input: SignAgreementInput!) { signAgreement(input: $input) { refusals { code } } }',
    {
      variables: { input: { agreementId: 7, signer: { name: SIGNER.name, unknown: SIGNER.title } } },
      token,
    },
  );
  // A fault while the very person is being written.
  await hubSql(
    hub.site,
    'hub_agreements',
    'alter table person add constraint no_more check (title is null) not valid',
  );
  const { errors } = await hub.world.ask(
    `mutation ($input: SignAgreementInput!) { signAgreement(input: $input) { refusals { code } } }`,
    {
      variables: {
        input: {
          agreementId: AGREEMENT,
          versionId: `${AGREEMENT}-v1`,
          organisationId: 'org-coompanion',
          signer: SIGNER,
          idempotencyKey: randomUUID(),
        },
      },
      token: await hub.world.token(['signatory:org-coompanion'], { subject: SUBJECT }),
    },
  );
  await hubSql(hub.site, 'hub_agreements', 'alter table person drop constraint no_more');
  expect(errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
  expect(marksIn(JSON.stringify(errors))).toEqual([]);
  const text = logs();
  expect(text).toContain('no_more');
  expect(marksIn(text)).toEqual([]);
});

test('no region’s file has a signer in it, and nobody reads one who may not', async () => {
  for (const region of ['00', '12', '14', '21']) {
    const { code, output } = await dataCommand(hub.site, ['dump', '--region', region]);
    expect(code).toBe(0);
    expect(output).toContain('"format": "agreement-hub/region"');
    expect(marksIn(output)).toEqual([]);
  }
  const all = `{ agreement(id: "${AGREEMENT}") {
    title signatories { registered } adherences { nodes { id state organisation { name } } }
    history { nodes { payload role actor { subject name title evidence { reference } } } }
  } }`;
  const roles = [
    'agreement-manager:12',
    'region-editor:12',
    `signatory:${ORGANISATION}`,
    'portal:14',
    'analyst',
  ];
  for (const role of [undefined, ...roles]) {
    const token = role && (await hub.world.token([role]));
    const data = await hub.world.data<{ agreement: { history: unknown } }>(all, token ? { token } : {});
    expect(data.agreement.history).toBeNull();
    expect(marksIn(JSON.stringify(data))).toEqual([]);
  }
  const editor = await hub.world.data(all, { token: await hub.world.token(['region-editor:14']) });
  expect(marksIn(JSON.stringify(editor))).toEqual([SUBJECT]);
  const manager = await hub.world.data<{ agreement: { history: { nodes: { actor: object }[] } } }>(all, {
    token: await hub.world.token(['agreement-manager:14']),
  });
  expect(manager.agreement.history.nodes[0]?.actor).toEqual({
    subject: SUBJECT,
    name: SIGNER.name,
    title: SIGNER.title,
    evidence: { reference: SIGNER.evidence.reference },
  });
  const { agreement } = manager;
  expect(
    marksIn(
      JSON.stringify({
        ...agreement,
        history: agreement.history.nodes.map((each) => ({ ...each, actor: null })),
      }),
    ),
  ).toEqual([]);
});

test('the role that the agreements process serves with can add to the history, and neither change nor remove anything', async () => {
  const environment = readFileSync(`/proc/${hub.pidOf('agreements')}/environ`, 'utf8').split('\0');
  const url =
    environment.find((line) => line.startsWith('DATABASE_URL='))?.slice('DATABASE_URL='.length) ?? '';
  const [own] = await sql<{ role: string; entries: number }>(
    url,
    'select current_user as role, count(*)::int as entries from history_entry',
  );
  expect(own).toMatchObject({ role: 'hub_agreements_serving' });
  expect(own?.entries).toBeGreaterThan(0);
  for (const statement of [
    "update history_entry set payload = '{}'",
    'delete from history_entry',
    'truncate history_entry',
    'update person_reading set persons = 1',
    'delete from person_reading',
    'alter table history_entry disable trigger all',
    'drop table history_entry',
    'drop function refuse_change cascade',
    "set session_replication_role = 'replica'",
    'set role hub_agreements',
  ]) {
    // By its rights alone, before any trigger.
    await expect(sql(url, statement)).rejects.toMatchObject({
      code: '42501',
      message: expect.stringMatching(/^(permission denied|must be owner)/),
    });
  }
  const owner = hubSql(hub.site, 'hub_agreements', 'delete from history_entry');
  await expect(owner).rejects.toMatchObject({
    code: '42501',
    message: expect.stringMatching(/^expected history_entry to be added to only/),
  });
});

test('whoever writes in other services stands in their tables of persons alone', async () => {
  const token = await hub.world.token(['hub-admin'], { subject: SUBJECT });
  const key = () => JSON.stringify(randomUUID());
  const { renamed, made, revoked } = await hub.world.data<Record<string, { refusals: unknown[] }>>(
    `mutation {
      renamed: addOrganisationAlias(input: { id: "${ORGANISATION}", revision: 1, alias: "Bräcke", idempotencyKey: ${key()} }) { refusals { code } }
      made: createBody(input: { regionCode: "14", name: "Integritetsrådet", kind: OTHER, idempotencyKey: ${key()} }) { refusals { code } }
      revoked: revokeRight(input: { subject: "${SUBJECT}", role: "portal:14", idempotencyKey: ${key()} }) { refusals { code } }
    }`,
    { token },
  );
  expect([renamed, made, revoked]).toEqual([{ refusals: [] }, { refusals: [] }, { refusals: [] }]);
  expect(await tablesWithMarks()).toEqual(PERSONS);
  expect(marksIn(logs())).toEqual([]);
});

test('a person gets a file of everything that all services hold of it, and its reading is written down', async () => {
  const { code, output, errors } = await person('dump', '--subject', SUBJECT);
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
  const { subject, deployments } = JSON.parse(output);
  expect(subject).toBe(SUBJECT);
  const of = (name: string) => deployments.find((each: { deployment: string }) => each.deployment === name);
  expect(of('organisations')).toMatchObject({
    acts: [
      { record: ORGANISATION, action: 'addOrganisationAlias', role: 'hub-admin' },
      { record: expect.stringMatching(/^right-/), action: 'revokeRight', role: 'hub-admin' },
    ],
  });
  expect(of('regions-14')).toMatchObject({
    acts: [{ record: '14-body-integritetsradet', number: 1, action: 'createBody', role: 'hub-admin' }],
  });
  expect(of('regions-12')).toMatchObject({ acts: [], readings: [], readBy: [], answers: [] });
  expect(of('agreements')).toMatchObject({
    deployment: 'agreements',
    acts: [
      {
        record: AGREEMENT,
        number: 1,
        action: 'signAgreement',
        role: `signatory:${ORGANISATION}`,
        ...SIGNER,
      },
    ],
    readings: [],
    readBy: [{ role: 'region-editor:14' }, { role: 'agreement-manager:14', record: AGREEMENT, persons: 1 }],
    answers: [{ answer: { refusals: [] } }],
  });
  const again = JSON.parse((await person('dump', '--subject', SUBJECT)).output);
  const { readBy } = again.deployments.find(
    (each: { deployment: string }) => each.deployment === 'agreements',
  );
  expect(readBy.map(({ role }: { role: string }) => role)).toEqual([
    'region-editor:14',
    'agreement-manager:14',
    'operator',
  ]);
  expect(await person('dump', '--subject', 'unheard-of')).toMatchObject({ code: 1 });
  expect(await person('dump')).toMatchObject({ code: 3, errors: expect.stringContaining('--subject') });
});

test('a person is erased from everywhere, once that is confirmed, and what it did stays', async () => {
  const unconfirmed = await person('erase', '--subject', SUBJECT);
  expect(unconfirmed).toMatchObject({ code: 2, output: expect.stringContaining('agreements: 1 acts') });
  expect(unconfirmed.output).toContain('organisations: 2 acts');
  expect(unconfirmed.output).toContain('regions-14: 1 acts');
  expect(await tablesWithMarks()).toEqual(PERSONS);

  expect(await person('erase', '--subject', SUBJECT, '--yes')).toMatchObject({ code: 0, errors: '' });
  expect(await person('erase', '--subject', SUBJECT, '--yes')).toMatchObject({ code: 1 });
  expect(await tablesWithMarks()).toEqual([]);

  const token = await hub.world.token(['agreement-manager:14']);
  const { agreement } = await hub.world.data<{ agreement: object }>(
    `{ agreement(id: "${AGREEMENT}") { signatories { registered } history { nodes { action actor { subject } } } } }`,
    { token },
  );
  expect(agreement).toEqual({
    signatories: { registered: 1 },
    history: { nodes: [{ action: 'signAgreement', actor: null }] },
  });
  const verified = await localCommand(hub.site, 'history.mjs', ['--json']);
  expect({ code: verified.code, valid: JSON.parse(verified.output).valid }).toEqual({ code: 0, valid: true });
  const admin = await hub.world.token(['hub-admin']);
  const { erasures } = await hub.world.data<{ erasures: object }>('{ erasures { nodes { role payload } } }', {
    token: admin,
  });
  expect(erasures).toEqual({ nodes: [{ role: 'operator', payload: '{"acts":1,"answers":1}' }] });
});
