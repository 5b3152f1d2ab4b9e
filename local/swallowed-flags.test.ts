import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { settingsIn, settingsOfEnvironment } from './npm-settings.mjs';
import { swallowedFlags } from './swallowed-flags.mjs';

const NOTHING = new Map<string, string | null>();

test.each<[string, Record<string, string>, string[]]>([
  ['--dry-run', { npm_config_dry_run: 'true' }, ['--dry-run']],
  ['a variable in upper case, which it hands on as it is', { NPM_CONFIG_DRY_RUN: 'true' }, ['--dry-run']],
  ['--dryrun', { npm_config_dryrun: 'true' }, ['--dryrun']],
  ['--region 14 --out f', { npm_config_region: 'true', npm_config_out: 'true' }, ['--region', '--out']],
  ['--region=14', { npm_config_region: '14' }, ['--region']],
  [
    '--simulate=1 --tryout=1',
    { npm_config_simulate: '1', npm_config_tryout: '1' },
    ['--simulate', '--tryout'],
  ],
  ['--no-commit, which is a dry run to somebody', { npm_config_commit: '' }, ['--commit']],
  ['--demo', { npm_config_demo: 'true' }, ['--demo']],
  [
    '--agreement x --url y --token-file z',
    { npm_config_agreement: 'true', npm_config_url: 'true', npm_config_token_file: 'true' },
    ['--agreement', '--url', '--token-file'],
  ],
  ['--yes', { npm_config_yes: 'true' }, ['--yes']],
  ['-n, which it reads as --no-yes', { npm_config_yes: '' }, ['-n']],
  ['-N', { npm_config_n: 'true' }, ['-n']],
  ['-r 14', { npm_config_r: 'true' }, ['-r']],
  ['--jsn', { npm_config_jsn: 'true' }, ['--jsn']],
  ['--no-dry-run, which asks for nothing', { npm_config_dry_run: '' }, []],
  ['--dry-run=false, which asks for nothing', { npm_config_dry_run: 'false' }, []],
  ['--json, which holds all the same', { npm_config_json: 'true' }, []],
  [
    'what it always sets',
    { npm_config_node_gyp: 'x', npm_config_npm_version: '11', npm_config_noproxy: '' },
    [],
  ],
  [
    'its own',
    { npm_config_legacy_peer_deps: 'true', npm_config_force: 'true', npm_config_loglevel: 'warn' },
    [],
  ],
  ['what others are told', { npm_config_nodedir: '/usr', npm_config_build_from_source: 'true' }, []],
  ['variables of others', { DRY: 'true', npm_execpath: 'true' }, []],
])('of what npm took, %s', (_what, env, flags) => {
  expect(swallowedFlags(env, NOTHING)).toEqual(flags);
});

test('what a settings file or the environment says is no flag, but where the command line says something else', () => {
  const beside = new Map([
    ...settingsIn(
      `; of a tool\nregion = "14"\nyes=false\n[x]\nmy_tool=$\{HOME}\nagreement\ndry-run=true\nomit[]=dev`,
    ),
    ...settingsOfEnvironment('PATH=/bin\0NPM_CONFIG_SUBJECT=x=y\0npm_config_demo=false'),
  ]);
  const said = {
    npm_config_region: '14',
    npm_config_yes: '',
    npm_config_my_tool: '/root',
    npm_config_agreement: 'true',
    npm_config_subject: 'x=y',
    npm_config_demo: '',
  };
  expect(swallowedFlags(said, beside)).toEqual([]);
  expect(swallowedFlags({ ...said, npm_config_region: 'true', npm_config_yes: 'true' }, beside)).toEqual([
    '--region',
    '--yes',
  ]);
  // It would not be seen on the command line any more.
  expect(swallowedFlags({ npm_config_dry_run: 'true' }, beside)).toEqual(['--dry-run']);
});

test('a dry run that settings ask for is no flag of a command that has none', () => {
  const beside = new Map(settingsIn('dry-run=true'));
  const flags = (event: string | undefined, settings = beside) =>
    swallowedFlags({ npm_config_dry_run: 'true', npm_lifecycle_event: event }, settings);
  for (const event of ['data:check', 'data:dump', 'history:verify', 'token', 'start']) {
    expect(flags(event)).toEqual([]);
    expect(flags(event, NOTHING)).toEqual(['--dry-run']);
  }
  for (const event of ['data:load', 'import', 'mine', undefined]) expect(flags(event)).toEqual(['--dry-run']);
});

const root = path.join(import.meta.dirname, '..');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'npm-'));
  writeFileSync(path.join(folder, 'npmrc'), 'my-tool=1\n');
  writeFileSync(path.join(folder, 'dry'), 'frob=true\ndry-run=true\n');
  writeFileSync(path.join(folder, 'no-hub.js'), '');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs npm in the checkout, for a hub that is not there. @param settings with a settings file of the user's. */
function npm(args: readonly string[], more: Record<string, string | undefined> = {}) {
  const { status, stdout, stderr } = spawnSync('npm', [...args], {
    cwd: root,
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      npm_config_userconfig: path.join(folder, 'npmrc'),
      npm_config_globalconfig: path.join(folder, 'none'),
      npm_config_logs_max: '0',
      npm_config_update_notifier: 'false',
      HUB_DATA_DIR: path.join(folder, 'data'),
      ...more,
    },
  });
  return { status, output: `${stdout}${stderr}` };
}

test.each([
  [
    ['run', 'data:load', 'f.json', '--simulate=1'],
    'npm took --simulate for itself: put -- before, as in npm run data:load -- … --simulate',
  ],
  [['run', 'data:load', 'f.json', '--tryout', '1'], 'npm took --tryout for itself'],
  [['run', 'data:load', 'f.json', '-n'], 'npm took -n for itself'],
  [['run', 'data:check', '--region=14'], 'npm took --region for itself'],
  [['run', 'import', 'organisations', 'f.csv', '--try=1'], 'npm took --try for itself'],
  [['run', 'history:verify', '--agreement=x'], 'npm took --agreement for itself'],
  [['run', 'person:erase', '--subject=x', '--yes'], 'npm took --yes --subject for itself'],
  [['run', 'person:dump', '--subject=x'], 'npm took --subject for itself'],
  [['run', 'region:join', '18', '--gateway=x'], 'npm took --gateway for itself'],
  [['run', 'token', '--role=analyst'], 'npm took --role for itself'],
  [['start', '--fresh'], 'npm took --fresh for itself: put -- before, as in npm start -- … --fresh'],
  [['start', '--port=1'], 'npm took --port for itself'],
])('npm %j is refused before anything is done', (args, words) => {
  const { status, output } = npm(args);
  expect(output).toContain(words);
  expect(status).not.toBe(0);
});

// Where no system tells of npm's environment, what stands in it is taken for flags.
test('a command is run where settings and the environment of npm hold what no flag said', () => {
  const { output } = npm(['run', 'data:load', '--', '--help'], {
    npm_config_whatever: '1',
    npm_config_yes: 'false',
  });
  expect(output).not.toContain('npm took');
  expect(output).toContain('The data of the hub of this checkout');
});

test.each([
  ['a whole path', () => path.join(folder, 'dry')],
  ['a path from the home folder', () => '~/dry'],
])('a settings file that is named in upper case, by %s, holds no flags', (_what, file) => {
  const named = { npm_config_userconfig: undefined, NPM_CONFIG_USERCONFIG: file() };
  const { output } = npm(['run', 'data:check', '--', '--help'], named);
  expect(output).not.toContain('npm took');
  expect(output).toContain('The data of the hub of this checkout');
  expect(npm(['run', 'data:check', '--frob=2'], named).output).toContain('npm took --frob for itself');
  expect(npm(['run', 'data:load', 'f.json'], named).output).toContain('npm took --dry-run for itself');
});

test('a dry run that the environment asks of npm stops no command without one', () => {
  const { output } = npm(['run', 'data:check', '--', '--help'], { NPM_CONFIG_DRY_RUN: 'true' });
  expect(output).not.toContain('npm took');
});
