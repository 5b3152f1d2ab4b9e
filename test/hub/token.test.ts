import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { ROLE_SCOPES } from '@hub/schema/identity';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { localCommand } from '../support/data-command.js';
import { makeSite, type Site } from '../support/launcher.js';
import { post } from '../support/post.js';
import { tokenCommand } from '../support/token-command.js';
import { world } from '../world.js';

let site: Site;
beforeEach(async () => {
  site = await makeSite();
});
afterEach(() => site.clean());

describe('npm run token', () => {
  test('prints a token that the hub takes, and nothing else', async () => {
    const { port, dataDir, origin } = world();
    const env = { HUB_PORT: String(port), HUB_DATA_DIR: dataDir };
    const { stdout } = await tokenCommand(env, '--role', 'signatory', '--organisation', 'org-abf-malmo');
    expect(stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
    const response = await post(`${origin}/graphql`, '{"query":"{ __typename }"}', stdout.trim());
    expect(response.status).toBe(200);
  });

  test('says what it takes, before a hub was started too', async () => {
    const { stdout } = await tokenCommand({}, '--help');
    expect(stdout).toContain('npm run -s token -- --role ROLE');
    for (const role of Object.keys(ROLE_SCOPES)) expect(stdout).toContain(role);
  });

  test.each([
    ['start.mjs', [], 'npm start [-- --fresh]'],
    ['region-join.mjs', [], 'npm run region:join -- 18'],
    ['data.mjs', ['check'], 'npm run data:check'],
    ['person.mjs', ['dump'], 'npm run person:dump'],
    ['history.mjs', [], 'npm run history:verify'],
    ['import.mjs', [], 'npm run import -- organisations'],
  ])('is not alone in that: so does local/%s', async (script, args, line) => {
    const { code, output, errors } = await localCommand(site, script, [...args, '--help']);
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(output).toContain(line);
  });

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
    [
      'for a subject that no token may have',
      {},
      ['--role', 'analyst', '--subject', 'å'],
      '--subject does not do: expected a subject of ASCII characters that can be seen (U+0020 to U+007E), got U+00E5',
    ],
  ])('refuses %s in one line', async (_when, env, args, line) => {
    mkdirSync(path.join(site.dataDir, 'demo'), { recursive: true });
    const failure = await tokenCommand({ HUB_DATA_DIR: site.dataDir, ...env }, ...args).then(
      () => undefined,
      (error: { code: number; stdout: string; stderr: string }) => error,
    );
    expect(failure).toMatchObject({ code: 1, stdout: '' });
    expect(failure?.stderr).toContain(line);
    expect(failure?.stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});
