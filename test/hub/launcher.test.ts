import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { makeSite, root, type Site } from '../support/launcher.js';
import { testDatabase } from '../support/postgres.js';
import { within } from '../world.js';

const run = promisify(execFile);
const STARTED = 240_000;

let site: Site;
beforeEach(async () => {
  site = await makeSite();
});
afterEach(() => site.clean());

describe('npm start', () => {
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
      expect(await second.stop('SIGTERM')).toEqual({ code: 0, signal: null });
      await site.empty(1_000);
    },
    STARTED,
  );

  test(
    'keeps each service from the databases of the others',
    async () => {
      const launcher = site.start();
      await launcher.ready();
      const { passwords } = JSON.parse(readFileSync(path.join(site.dataDir, 'databases.json'), 'utf8'));
      const names = Object.keys(passwords);
      expect(names).toHaveLength(7);
      const trespass = `postgresql://hub_regions_12:${passwords.hub_regions_12}@127.0.0.1:${site.port + 9}/hub_agreements`;
      await expect(query(trespass, 'SELECT 1')).rejects.toThrow('permission denied for database');
      await launcher.stop();
    },
    STARTED,
  );

  test(
    'that is killed outright leaves nothing running, and the next start is as ever',
    async () => {
      const first = site.start();
      await first.ready();
      expect(site.processes().length).toBeGreaterThan(8);
      first.child.kill('SIGKILL');
      await first.end;
      await site.empty(20_000);

      const second = site.start();
      await second.ready();
      expect(second.output()).toContain('an earlier hub on this data was killed');
      await second.stop();
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
    'ends in one line with exit code 1 when one of its processes dies, and takes the others with it',
    async () => {
      const launcher = site.start();
      await launcher.ready();
      const victim = site.processes().find(({ command }) => command.includes('organisations/dist/main.js'));
      process.kill(victim?.pid ?? -1, 'SIGKILL');
      expect(await within(launcher.end, 40_000, 'the end')).toEqual({ code: 1, signal: null });
      expect(launcher.errors().trimEnd().split('\n')).toHaveLength(1);
      expect(launcher.errors()).toContain('the hub has stopped: organisations ended with SIGKILL');
      await site.empty(1_000);
    },
    STARTED,
  );

  test(
    'ends in one line with exit code 1 when PostgreSQL dies',
    async () => {
      const launcher = site.start();
      await launcher.ready();
      const pid = readFileSync(path.join(site.dataDir, 'postgres/cluster/postmaster.pid'), 'utf8').split(
        '\n',
      )[0];
      process.kill(Number(pid), 'SIGQUIT');
      expect(await within(launcher.end, 40_000, 'the end')).toEqual({ code: 1, signal: null });
      expect(launcher.errors().trimEnd().split('\n')).toHaveLength(1);
      await site.empty(1_000);
    },
    STARTED,
  );

  test(
    'starts over with --fresh, and touches nothing that is not its own',
    async () => {
      const first = site.start();
      await first.ready();
      const key = readFileSync(path.join(site.dataDir, 'keys/issuer.json'), 'utf8');
      await first.stop();
      writeFileSync(path.join(site.dataDir, 'notes.txt'), 'mine');
      const second = site.start(['--fresh']);
      await second.ready();
      expect(second.output()).toMatch(/✓ facts agreements .*loaded .*33 agreements/);
      expect(readFileSync(path.join(site.dataDir, 'keys/issuer.json'), 'utf8')).not.toBe(key);
      expect(readFileSync(path.join(site.dataDir, 'notes.txt'), 'utf8')).toBe('mine');
      await second.stop();
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
      const { stdout } = await token(env, '--demo', '--role', 'signatory', '--organisation', 'org-demo-01');
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
      await query(own.url, 'CREATE TABLE mine (id int)');
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
      expect(await query(own.url, 'SELECT count(*)::int AS rows FROM mine')).toEqual([{ rows: 0 }]);

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
        await query(own.url, `DROP DATABASE ${name} WITH (FORCE)`);
        await query(own.url, `DROP ROLE ${name}`);
      }
      await own.drop();
    },
    STARTED,
  );
});

describe('npm start says in one line what is in the way, and which variable changes it:', () => {
  test('a taken port', async () => {
    const holder = createServer().listen(site.port + 112, '127.0.0.1');
    await once(holder, 'listening');
    const line = await refusal(site.start());
    expect(line).toBe(
      `port ${site.port + 112} of the regions-12 (HUB_PORT + 112) is taken by another program: set HUB_PORT to another number`,
    );
    holder.close();
  });

  test('a data directory that can not be made or written', async () => {
    const file = path.join(site.dataDir, 'file');
    writeFileSync(file, '');
    const line = await refusal(site.start([], { HUB_DATA_DIR: path.join(file, 'data') }));
    expect(line).toMatch(
      /^the data directory .* can't be written \(ENOTDIR.*\): set HUB_DATA_DIR to one that can$/,
    );
  });

  test('variables that do not do, all at once', async () => {
    const line = await refusal(site.start([], { HUB_PORT: 'http', DATABASE_URL: 'mysql://x' }));
    expect(line).toMatch(/^HUB_PORT is "http", wanted .*; DATABASE_URL is not /);
  });

  test('a database server that does not answer', async () => {
    const line = await refusal(site.start([], { DATABASE_URL: 'postgresql://a:b@127.0.0.1:9/postgres' }));
    expect(line).toMatch(
      /^PostgreSQL at 127\.0\.0\.1:9 can't be used \(.*\): set DATABASE_URL to a server that can$/,
    );
  });

  test('an argument that it does not know', async () => {
    expect(await refusal(site.start(['--frehs']))).toMatch(
      /--frehs.*npm start takes -- --fresh and -- --demo/,
    );
  });

  test(
    'a process that can not start',
    async () => {
      const line = await refusal(site.start([], { LOG_LEVEL: 'loud' }));
      expect(line).toMatch(/ended with code 1: .*LOG_LEVEL.*\.log\)$/);
    },
    STARTED,
  );

  test(
    'another hub on the same data',
    async () => {
      const first = site.start();
      await first.ready();
      const line = await refusal(site.start());
      expect(line).toBe(
        `a hub is already running on ${site.dataDir} (process ${first.child.pid}): stop it, or set HUB_DATA_DIR and HUB_PORT`,
      );
      expect(await ask(await first.ready(), '{ __typename }')).toEqual({ data: { __typename: 'Query' } });
      await first.stop();
    },
    STARTED,
  );

  async function refusal(launcher: ReturnType<Site['start']>): Promise<string> {
    expect(await within(launcher.end, 100_000, 'the end')).toEqual({ code: 1, signal: null });
    const lines = launcher.errors().trimEnd().split('\n');
    expect(lines).toHaveLength(1);
    return lines[0] ?? '';
  }
});

describe('npm run token', () => {
  test(
    'prints a token that the hub takes, and nothing else',
    async () => {
      const launcher = site.start();
      const url = await launcher.ready();
      const env = { HUB_PORT: String(site.port), HUB_DATA_DIR: site.dataDir };
      const { stdout } = await token(env, '--role', 'signatory', '--organisation', 'org-abf-malmo');
      expect(stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
      const response = await post(url, '{"query":"{ __typename }"}', stdout.trim());
      expect(response.status).toBe(200);
      await launcher.stop();
    },
    STARTED,
  );

  test.each([
    [
      'in production',
      { NODE_ENV: 'production' },
      ['--role', 'analyst'],
      'there is no development issuer where NODE_ENV is production',
    ],
    ['before a hub was started', {}, ['--role', 'analyst'], 'no hub has been started on'],
    ['without a role', {}, [], '--role is missing, wanted one of'],
    ['with a time that is none', {}, ['--role', 'analyst', '--expires', 'soon'], '--expires is "soon"'],
  ])('refuses %s in one line', async (_when, env, args, line) => {
    mkdirSync(path.join(site.dataDir, 'demo'), { recursive: true });
    const failure = await token({ HUB_DATA_DIR: site.dataDir, ...env }, ...args).then(
      () => undefined,
      (error: { code: number; stdout: string; stderr: string }) => error,
    );
    expect(failure).toMatchObject({ code: 1, stdout: '' });
    expect(failure?.stderr).toContain(line);
    expect(failure?.stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});

/** The first query that the README shows, and the answer that it promises. */
function firstQueryOfReadme(): { body: string; answer: unknown } {
  const [, section = ''] = readFileSync(path.join(root, 'README.md'), 'utf8').split('## A first query');
  const body = /-d '(\{[^']*\})'/.exec(section)?.[1] ?? '';
  return { body, answer: JSON.parse(/```json\n([\s\S]*?)```/.exec(section)?.[1] ?? '') };
}

const token = (env: Record<string, string>, ...args: string[]) =>
  run(process.execPath, [path.join(root, 'local/token.mjs'), ...args], { env: { PATH: '', ...env } });

const ask = async (url: string, text: string): Promise<unknown> =>
  (await post(url, JSON.stringify({ query: text }))).json();

function post(url: string, body: string, accessToken?: string): Promise<Response> {
  const authorization = accessToken && { authorization: `Bearer ${accessToken}` };
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...authorization },
    body,
  });
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

async function until(holds: () => boolean, withinMs = 60_000): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`it did not come to be within ${withinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
