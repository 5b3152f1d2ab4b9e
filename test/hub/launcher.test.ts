import { spawn } from 'node:child_process';
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Launcher, makeSite, root, type Site } from '../support/launcher.js';
import { ask, post } from '../support/post.js';
import { testDatabase } from '../support/postgres.js';
import { refusal } from '../support/refusal.js';
import { sql } from '../support/sql.js';
import { tokenCommand } from '../support/token-command.js';
import { until } from '../support/until.js';
import { within } from '../world.js';

const STARTED = 240_000;
const REGIONS = '{ regions { code name } }';

interface Fault {
  readonly extensions: { readonly region?: string };
}

let site: Site;
const makeOwnSite = async () => {
  site = await makeSite();
};

describe('npm start, time and again on the same data', () => {
  /** What a test leaves running for the one after it, which starts a hub where there is none. */
  let left: Launcher | undefined;
  const takeOver = (): Launcher => {
    const launcher = left ?? site.start();
    left = undefined;
    return launcher;
  };
  beforeAll(makeOwnSite);
  afterEach(() => {
    if (left === undefined) site.kill();
  });
  afterAll(() => site.clean());

  test(
    'shows its steps with their times, is ready, keeps its data, and is up again within seconds',
    async () => {
      const first = site.start();
      const url = await first.ready();
      expect(url).toBe(`http://localhost:${site.port}/graphql`);
      const lines = first.output().trimEnd().split('\n');
      expect(lines.at(-1)).toBe(`Hub ready at ${url}`);
      for (const step of ['dependencies', 'build', 'database server', 'databases', 'gateway', 'agreements']) {
        expect(lines.find((line) => line.startsWith(`✓ ${step} `))).toMatch(/ \d+\.\d s/);
      }
      expect(lines.find((line) => line.startsWith('✓ facts agreements'))).toMatch(/33 agreements/);
      expect(lines.filter((line) => line.includes('quarantined:'))).not.toEqual([]);
      expect(await ask(url, '{ agreements { totalCount } }')).toEqual({
        data: { agreements: { totalCount: 33 } },
      });
      const { body, answer } = firstQueryOfReadme();
      expect(await (await post(url, body)).json()).toEqual(answer);
      const skane =
        '{ agreement(id: "12-agreement-overenskommelsen") { joining signatories { value basis registered } } }';
      expect(await ask(url, skane)).toEqual({
        data: {
          agreement: { joining: 'UNKNOWN', signatories: { value: null, basis: 'UNKNOWN', registered: 0 } },
        },
      });
      for (const file of ['keys/issuer.json', 'databases.json', 'hub.lock']) {
        expect([file, statSync(path.join(site.dataDir, file)).mode & 0o777]).toEqual([file, 0o600]);
      }
      expect(await first.stop('SIGINT')).toEqual({ code: 0, signal: null });
      expect(first.errors()).toBe('');
      await site.empty(1_000);

      const before = Date.now();
      const second = site.start();
      await second.ready();
      expect(Date.now() - before).toBeLessThan(20_000);
      expect(second.output()).toMatch(/✓ facts agreements .*unchanged 33 agreements/);
      expect(second.output()).not.toMatch(/✓ facts .* loaded /);
      left = second;
    },
    STARTED,
  );

  test(
    'that is killed outright leaves nothing running, and the next start is as ever',
    async () => {
      const first = takeOver();
      await first.ready();
      expect(site.processes().length).toBeGreaterThan(8);
      first.child.kill('SIGKILL');
      await first.end;
      await site.empty(20_000);

      const second = site.start();
      await second.ready();
      expect(second.output()).toContain('an earlier hub on this data was killed');
      expect(await second.stop('SIGTERM')).toEqual({ code: 0, signal: null });
      await site.empty(1_000);
    },
    STARTED,
  );

  test(
    'ends when the npm that runs it is killed outright',
    async () => {
      // A shell stands for npm: it says what script it runs, and is its parent.
      const npm = spawn('/bin/sh', ['-c', '"$0" local/start.mjs; true', process.execPath], {
        cwd: root,
        env: site.environment({ npm_lifecycle_event: 'start' }),
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      let output = '';
      npm.stdout.on('data', (chunk: Buffer) => {
        output += chunk.toString();
      });
      await until(() => output.includes('Hub ready'), 120_000);
      npm.kill('SIGKILL');
      await site.empty(20_000);
    },
    STARTED,
  );

  test(
    'starts over with --fresh, and touches nothing that is not its own',
    async () => {
      const key = readFileSync(path.join(site.dataDir, 'keys/issuer.json'), 'utf8');
      writeFileSync(path.join(site.dataDir, 'notes.txt'), 'mine');
      const second = site.start(['--fresh']);
      await second.ready();
      expect(second.output()).toMatch(/✓ facts agreements .*loaded .*33 agreements/);
      expect(readFileSync(path.join(site.dataDir, 'keys/issuer.json'), 'utf8')).not.toBe(key);
      expect(readFileSync(path.join(site.dataDir, 'notes.txt'), 'utf8')).toBe('mine');
      left = second;
    },
    STARTED,
  );

  test(
    'starts PostgreSQL again on its data when it dies, and ends in one line where the data is gone',
    async () => {
      const launcher = takeOver();
      const url = await launcher.ready();
      const everything = '{ regions { code } agreements { totalCount } organisations { totalCount } }';
      const whole = await ask(url, everything);
      expect(whole).toEqual({ data: expect.anything() });
      for (const [times, signal] of [
        [1, 'SIGKILL'],
        [2, 'SIGQUIT'],
      ] as const) {
        process.kill(site.postgresPid(), signal);
        const back = () => launcher.output().split('PostgreSQL is back').length > times;
        await until(back, 60_000);
        await untilAnswered(url, everything, whole);
      }
      expect(launcher.child.exitCode).toBeNull();

      const pid = site.postgresPid();
      renameSync(path.join(site.dataDir, 'postgres/cluster'), path.join(site.dataDir, 'postgres/gone'));
      process.kill(pid, 'SIGQUIT');
      expect(await within(launcher.end, 40_000, 'the end')).toEqual({ code: 1, signal: null });
      expect(launcher.errors().trimEnd().split('\n')).toHaveLength(1);
      expect(launcher.errors()).toMatch(/^the hub has stopped: PostgreSQL ended \(.*postgresql\.log\)$/m);
      expect(existsSync(path.join(site.dataDir, 'postgres/cluster'))).toBe(false);
      await site.empty(1_000);
    },
    STARTED,
  );
});

describe('npm start, as long as it runs,', () => {
  let launcher: Launcher;
  let url: string;
  beforeAll(async () => {
    await makeOwnSite();
    launcher = site.start();
    url = await launcher.ready();
  }, STARTED);
  afterAll(() => site.clean());

  test(
    'keeps each service from the databases of the others',
    async () => {
      const { passwords } = JSON.parse(readFileSync(path.join(site.dataDir, 'databases.json'), 'utf8'));
      const names = Object.keys(passwords);
      expect(names.filter((name) => !/_(reader|serving)$/.test(name))).toHaveLength(7);
      const trespass = `postgresql://hub_regions_12:${passwords.hub_regions_12}@127.0.0.1:${site.port + 9}/hub_agreements`;
      await expect(sql(trespass, 'SELECT 1')).rejects.toThrow('permission denied for database');
    },
    STARTED,
  );

  test('says in one line that another hub on the same data is in the way', async () => {
    const line = await refusal(site.start());
    expect(line).toBe(
      `a hub is already running on ${site.dataDir} (process ${launcher.child.pid}): stop it, or set HUB_DATA_DIR and HUB_PORT`,
    );
    expect(await ask(url, '{ __typename }')).toEqual({ data: { __typename: 'Query' } });
  }, 120_000);

  test(
    'starts a process that dies again, one of a region and the gateway, and answers meanwhile',
    async () => {
      const whole = await ask(url, REGIONS);
      expect(whole).toEqual({ data: expect.anything() });
      process.kill(site.pidOf('regions-21') ?? -1, 'SIGKILL');
      const meanwhile = (await ask(url, REGIONS)) as { data: { regions: unknown[] }; errors: Fault[] };
      expect(meanwhile.errors.map(({ extensions }) => extensions.region)).toEqual(['21']);
      expect(meanwhile.data.regions.filter(Boolean)).toHaveLength(21);
      await until(() => launcher.output().includes('regions-21 is back'), 30_000);
      await untilAnswered(url, REGIONS, whole);

      process.kill(site.pidOf('gateway') ?? -1, 'SIGKILL');
      await until(() => launcher.output().includes('gateway is back'), 30_000);
      expect(await ask(url, REGIONS)).toEqual(whole);

      const told = launcher.output().slice(launcher.output().indexOf('Hub ready at'));
      const log = (name: string) => `(${site.dataDir}/logs/${name}.log)`;
      expect(told.trimEnd().split('\n').slice(1)).toEqual([
        `  regions-21 ended with SIGKILL ${log('regions-21')}: starting it again in 0.5 s`,
        '  regions-21 is back',
        `  gateway ended with SIGKILL ${log('gateway')}: starting it again in 0.5 s`,
        '  gateway is back',
      ]);
      // What it logged before it died is kept.
      const logged = readFileSync(path.join(site.dataDir, 'logs/regions-21.log'), 'utf8');
      expect(logged.split('\n').filter((line) => line.includes('"msg":"ready"'))).toHaveLength(2);
    },
    STARTED,
  );

  test(
    'leaves a process down that ends again and again, names its log, and stays up without it',
    async () => {
      const before = launcher.output().length;
      const isDown = () => launcher.output().includes('stays down');
      await until(isDown, 120_000, async () => {
        const pid = site.pidOf('regions-12');
        if (pid !== undefined) process.kill(pid, 'SIGKILL');
        // To look through the processes of a machine takes it some milliseconds.
        await new Promise((resolve) => setTimeout(resolve, 100));
      });
      const lines = launcher.output().slice(before).trimEnd().split('\n');
      expect(lines.at(-1)).toMatch(
        /^ {2}regions-12 ended with SIGKILL.* \(.*\/logs\/regions-12\.log\): regions-12 ended again and again right after its start and stays down, the hub goes on without it$/,
      );
      const pauses = lines.flatMap(
        (line) => /regions-12 .* starting it again in (\S+) s/.exec(line)?.[1] ?? [],
      );
      expect(pauses).toEqual(['0.5', '1', '2', '4', '8']);
      const { data } = (await ask(url, REGIONS)) as { data: { regions: unknown[] } };
      expect(data.regions.filter(Boolean)).toHaveLength(21);
      expect(site.pidOf('regions-12')).toBeUndefined();
      expect(await launcher.stop()).toEqual({ code: 0, signal: null });
      expect(launcher.errors()).toBe('');
      await site.empty(1_000);
    },
    STARTED,
  );
});

describe('npm start, on data of its own,', () => {
  beforeEach(makeOwnSite);
  afterEach(() => site.clean());

  test(
    'that is stopped while it starts leaves nothing running',
    async () => {
      const launcher = site.start();
      await until(() => /✓ facts organisations/.test(launcher.output()));
      expect(await launcher.stop('SIGTERM')).toEqual({ code: 0, signal: null });
      await site.empty(1_000);
    },
    STARTED,
  );

  test(
    'with --demo is marked, signs by itself, and keeps apart from the real data',
    async () => {
      const demo = site.start(['--demo']);
      const url = await demo.ready();
      expect(demo.output()).toContain('DEMONSTRATION');
      expect(existsSync(path.join(site.dataDir, 'demo/postgres'))).toBe(true);
      expect(existsSync(path.join(site.dataDir, 'postgres'))).toBe(false);
      const log = path.join(site.dataDir, 'demo/logs/demonstration.log');
      await until(() => readFileSync(log, 'utf8').includes('"signed"'), 60_000);
      expect(readFileSync(log, 'utf8')).toContain('"refusals":[]');
      const made = '{ organisations(filter: { search: "Demonstrationsföreningen" }) { totalCount } }';
      expect(await ask(url, made)).toEqual({ data: { organisations: { totalCount: 40 } } });
      expect(await (await fetch(new URL('/', url))).text()).toMatch(/demonstration/i);
      const env = { HUB_PORT: String(site.port), HUB_DATA_DIR: site.dataDir };
      const { stdout } = await tokenCommand(
        env,
        '--demo',
        '--role',
        'signatory',
        '--organisation',
        'org-demo-01',
      );
      expect((await post(url, '{"query":"{ __typename }"}', stdout.trim())).status).toBe(200);
      await demo.stop();
      await site.empty(1_000);

      const real = site.start();
      expect(await ask(await real.ready(), made)).toEqual({ data: { organisations: { totalCount: 0 } } });
      const open = '{ agreements(filter: { joining: [OPEN] }) { totalCount } }';
      expect(await ask(await real.ready(), open)).toEqual({ data: { agreements: { totalCount: 0 } } });
      await real.stop();
    },
    STARTED,
  );

  test(
    'uses a server of one’s own where DATABASE_URL names one, and leaves its other databases alone',
    async () => {
      const own = await testDatabase();
      await sql(own.url, 'CREATE TABLE mine (id int)');
      const launcher = site.start([], { DATABASE_URL: own.url });
      const url = await launcher.ready();
      expect(await ask(url, '{ agreements { totalCount } }')).toEqual({
        data: { agreements: { totalCount: 33 } },
      });
      expect(existsSync(path.join(site.dataDir, 'postgres'))).toBe(false);
      expect(launcher.output()).not.toContain('database server');
      await launcher.stop();
      const again = site.start(['--fresh'], { DATABASE_URL: own.url });
      await again.ready();
      expect(again.output()).toMatch(/✓ facts agreements .*loaded /);
      await again.stop();
      expect(await sql(own.url, 'SELECT count(*)::int AS rows FROM mine')).toEqual([{ rows: 0 }]);

      const stranger = await makeSite();
      const refused = stranger.start([], { DATABASE_URL: own.url });
      expect(await refused.end).toEqual({ code: 1, signal: null });
      expect(refused.errors()).toMatch(
        /^the database hub_regions_12 is there already and was not made by this hub: .*DATABASE_URL/,
      );
      await stranger.clean();
      for (const name of Object.keys(
        JSON.parse(readFileSync(path.join(site.dataDir, 'databases.json'), 'utf8')).passwords,
      )) {
        await sql(own.url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
        await sql(own.url, `DROP ROLE ${name}`);
      }
      await own.drop();
    },
    STARTED,
  );
});

/** Waits until the hub gives an answer: what was down is not asked for a moment after it is back. */
async function untilAnswered(url: string, query: string, wanted: unknown): Promise<void> {
  let answer: unknown;
  await until(
    () => JSON.stringify(answer) === JSON.stringify(wanted),
    40_000,
    async () => {
      answer = await ask(url, query);
    },
  );
}

/** The first query that the README shows, and the answer that it promises. */
function firstQueryOfReadme(): { body: string; answer: unknown } {
  const [, section = ''] = readFileSync(path.join(root, 'README.md'), 'utf8').split('## A first query');
  const body = /-d '(\{[^']*\})'/.exec(section)?.[1] ?? '';
  return { body, answer: JSON.parse(/```json\n([\s\S]*?)```/.exec(section)?.[1] ?? '') };
}
