import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { makeSite, type Site } from '../support/launcher.js';
import { post } from '../support/post.js';
import { tokenCommand } from '../support/token-command.js';

const STARTED = 240_000;

let site: Site;
beforeEach(async () => {
  site = await makeSite();
});
afterEach(() => site.clean());

describe('npm run token', () => {
  test(
    'prints a token that the hub takes, and nothing else',
    async () => {
      const launcher = site.start();
      const url = await launcher.ready();
      const env = { HUB_PORT: String(site.port), HUB_DATA_DIR: site.dataDir };
      const { stdout } = await tokenCommand(env, '--role', 'signatory', '--organisation', 'org-abf-malmo');
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
    const failure = await tokenCommand({ HUB_DATA_DIR: site.dataDir, ...env }, ...args).then(
      () => undefined,
      (error: { code: number; stdout: string; stderr: string }) => error,
    );
    expect(failure).toMatchObject({ code: 1, stdout: '' });
    expect(failure?.stderr).toContain(line);
    expect(failure?.stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});
