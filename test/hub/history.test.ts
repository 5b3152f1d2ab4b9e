import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { localCommand, serviceCommand } from '../support/data-command.js';
import { hubSql } from '../support/hub-database.js';
import { type OwnHub, startOwnHub } from '../support/own-hub.js';
import { openForJoining, signIn } from '../support/signing.js';
import { until } from '../support/until.js';

const LONG = 240_000;
const AGREEMENT = '14-agreement-overenskommelsen';
const RENAME = `mutation { written: renameOrganisation(input: {
  id: "org-abf-malmo", revision: 1, name: "ABF i Malmö", idempotencyKey: "history-rename"
}) { refusals { code message } } }`;
const MAKE = `mutation { written: createBody(input: {
  regionCode: "12", name: "Prövade rådet", kind: OTHER, idempotencyKey: "history-make"
}) { refusals { code message } } }`;
const OTHER = '12-agreement-overenskommelsen';
const SIGNED = ['org-bracke-diakoni', 'org-coompanion', 'org-csr-vastsverige', 'org-abf-malmo'];

let hub: OwnHub;
beforeAll(async () => {
  hub = await startOwnHub();
  for (const id of [AGREEMENT, OTHER]) await openForJoining(hub.site, id);
  for (const organisationId of SIGNED) {
    expect((await signIn(hub.world, AGREEMENT, organisationId)).refusals).toEqual([]);
  }
  expect((await signIn(hub.world, OTHER, 'org-abf-malmo')).refusals).toEqual([]);
  await onAgreements('create table kept as select * from history_entry');
  let kept: { checkpoints: number }[] = [];
  await until(
    () => kept[0]?.checkpoints === 2,
    20_000,
    async () => {
      kept = await hubSql(
        hub.site,
        'hub_events',
        'select count(*)::int as checkpoints from history_checkpoint where (chain, length) in (($1, 4), ($2, 1))',
        [AGREEMENT, OTHER],
      );
    },
  );
}, LONG);
afterAll(() => hub?.stop());

const onAgreements = (statement: string) => hubSql(hub.site, 'hub_agreements', statement);

const verify = (...args: string[]) => localCommand(hub.site, 'history.mjs', args);

/** As someone with the rights of the tables' owner who means to hide it. */
async function tamper(...statements: string[]): Promise<void> {
  await onAgreements(
    [
      'alter table history_entry disable trigger history_entry_stays',
      ...statements,
      'alter table history_entry enable trigger history_entry_stays',
    ].join('; '),
  );
}

const asItWas = () => tamper('delete from history_entry', 'insert into history_entry select * from kept');

const ONE = '1 history is not as it was written.';
/** The persons of entries that are gone are in no history. */
const AND_PERSONS = '2 histories are not as they were written.';

test('nothing is wrong with a history that nobody touched, and the report says what was looked at', async () => {
  const { code, output, errors } = await verify();
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
  expect(output).toMatch(/^agreements +2 histories, 5 entries, \d checkpoints$/m);
  expect(output).toMatch(/^No entry was changed, removed or moved/m);
  const json = await verify('--json', '--agreement', AGREEMENT);
  expect(JSON.parse(json.output)).toMatchObject({
    valid: true,
    deployments: [{ deployment: 'agreements', histories: { chains: 1, entries: 4, faulty: [] } }],
  });
});

test.each([
  [
    'a changed entry',
    [`update history_entry set payload = '{}' where chain = '${AGREEMENT}' and number = 2`],
    ['CHANGED 2'],
    ONE,
  ],
  [
    'a removed entry',
    [`delete from history_entry where chain = '${AGREEMENT}' and number = 2`],
    ['MISSING 2'],
    AND_PERSONS,
  ],
  [
    'entries that changed places',
    [
      `update history_entry set number = number + 100 where chain = '${AGREEMENT}' and number in (2, 3)`,
      `update history_entry set number = 105 - number where chain = '${AGREEMENT}' and number > 100`,
    ],
    ['REORDERED 2', 'CHANGED 2', 'REORDERED 3', 'CHANGED 3', 'REORDERED 4'],
    ONE,
  ],
  [
    'a cut end',
    [`delete from history_entry where chain = '${AGREEMENT}' and number > 2`],
    ['CUT 3'],
    AND_PERSONS,
  ],
  [
    'a history that is gone',
    [`delete from history_entry where chain = '${AGREEMENT}'`],
    ['CUT 1'],
    AND_PERSONS,
  ],
])('the command and the query find %s while the hub runs', async (_what, statements, expected, verdict) => {
  await tamper(...statements);
  const told = await verify();
  const json = await verify('--json');
  const untouched = await verify('--agreement', OTHER);
  const { verifyHistory } = await hub.world.data<{ verifyHistory: Verified }>(
    `{ verifyHistory(agreementId: "${AGREEMENT}") { valid faults { kind number } } }`,
    { token: await hub.world.token(['agreement-manager:14']) },
  );
  await asItWas();

  expect(told.code).toBe(2);
  expect(told.output).toMatch(new RegExp(`^${AGREEMENT} \\(agreements\\)$`, 'm'));
  expect(told.output.split('\n')).toContain(verdict);
  const { valid, deployments } = JSON.parse(json.output);
  const [{ faults }] = deployments.flatMap((each: Deployment) => each.histories?.faulty ?? []);
  expect(valid).toBe(false);
  expect(kindsOf(faults)).toEqual(expect.arrayContaining(expected));
  expect(untouched.code).toBe(0);
  expect(verifyHistory.valid).toBe(false);
  expect(kindsOf(verifyHistory.faults)).toEqual(kindsOf(faults));
  expect((await verify()).code).toBe(0);
});

test('a table of histories that is gone does not pass for a service that keeps none', async () => {
  await hubSql(hub.site, 'hub_regions_12', 'alter table history_entry rename to kept_aside');
  const { code, output } = await verify();
  await hubSql(hub.site, 'hub_regions_12', 'alter table kept_aside rename to history_entry');
  expect(code).toBe(2);
  expect(output).toMatch(/^history_entry \(regions-12\)\n {2}table missing: /m);
});

test('no service uses the events database as its owner, who could change checkpoints', async () => {
  const roles = await hubSql<{ role: string }>(
    hub.site,
    'hub_events',
    `select distinct usesysid::regrole::text as role from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() order by 1`,
  );
  expect(roles.map(({ role }) => role)).toEqual(['hub_events_reader', 'hub_events_serving']);
});

test('a service that runs apart does its own part, with the variables it serves with', async () => {
  const env = Object.fromEntries(
    readFileSync(`/proc/${hub.pidOf('agreements')}/environ`, 'utf8')
      .split('\0')
      .filter((line) => line.includes('='))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
  const subject = 'test-signatory:org-coompanion';
  const run = (...args: string[]) => serviceCommand('agreements', args, env);

  expect(await run('verify')).toMatchObject({ code: 0, output: expect.stringContaining('5 entries') });
  await tamper(`delete from history_entry where chain = '${AGREEMENT}' and number = 4`);
  expect(await run('verify', '--record', AGREEMENT)).toMatchObject({
    code: 2,
    output: expect.stringContaining('cut: There were 4 entries'),
  });
  await asItWas();
  const dumped = await run('person-dump', '--subject', subject);
  expect(dumped.code).toBe(0);
  expect(JSON.parse(dumped.output).deployments).toMatchObject([{ acts: [{ record: AGREEMENT, number: 2 }] }]);
  expect(await run('person-erase', '--subject', subject)).toMatchObject({ code: 2 });
  expect(await run('person-erase', '--subject', subject, '--yes')).toMatchObject({ code: 0 });
  expect(await run('person-dump', '--subject', subject)).toMatchObject({ code: 1 });
  expect(await run('person-dump')).toMatchObject({
    code: 3,
    errors: expect.stringContaining('--subject'),
  });
});

test.each([
  ['organisations', 'hub_organisations', 'org-abf-malmo', RENAME],
  ['regions-12', 'hub_regions_12', '12-body-provade-radet', MAKE],
])('the histories of %s are verified too', async (deployment, database, record, write) => {
  const { written } = await hub.world.data<{ written: { refusals: unknown[] } }>(write, {
    token: await hub.world.token(['hub-admin']),
  });
  expect(written.refusals).toEqual([]);
  const line = (text: string) => text.split('\n').find((each) => each.startsWith(`${deployment} `));
  expect(line((await verify()).output)).toMatch(/ 1 history, 1 entry, no checkpoints/);
  const change = (payload: string) =>
    hubSql(
      hub.site,
      database,
      `alter table history_entry disable trigger history_entry_stays;
       update history_entry set payload = ${payload} where chain = '${record}';
       alter table history_entry enable trigger history_entry_stays`,
    );
  await change("payload || ' '");
  const { code, output } = await verify();
  await change('rtrim(payload)');
  expect(code).toBe(2);
  expect(output).toMatch(new RegExp(`^${record} \\(${deployment}\\)$`, 'm'));
  expect((await verify()).code).toBe(0);
});

test('what cannot be run says why, in one line', async () => {
  expect(await verify('--agrement', AGREEMENT)).toMatchObject({
    code: 3,
    errors: expect.stringContaining('npm run history:verify -- --help'),
  });
  expect(await verify('--agreement', '14-agreement-felstavad')).toMatchObject({
    code: 3,
    output: '',
    errors: expect.stringMatching(/^there is no history of "14-agreement-felstavad".*$/),
  });
  expect(await verify(AGREEMENT)).toMatchObject({
    code: 3,
    errors: `history:verify takes [--agreement ID] [--json] [--demo]: not "${AGREEMENT}" (npm run history:verify -- --help tells more)`,
  });
});

test(
  'it works while the hub does not run, too',
  async () => {
    await hub.restart(async () => {
      const { code, output } = await verify();
      expect({ code, output }).toMatchObject({ code: 0, output: expect.stringContaining('6 entries') });
    });
  },
  LONG,
);

interface Fault {
  readonly kind: string;
  readonly number: number;
}

interface Verified {
  readonly valid: boolean;
  readonly faults: readonly Fault[];
}

interface Deployment {
  readonly histories: { readonly faulty: readonly { readonly faults: readonly Fault[] }[] } | null;
}

const kindsOf = (faults: readonly Fault[]): string[] => faults.map(({ kind, number }) => `${kind} ${number}`);
