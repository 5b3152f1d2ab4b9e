import { expect, test } from '@jest/globals';
import { swallowedFlags } from './swallowed-flags.js';

test.each<[string, Record<string, string>, string[]]>([
  ['--dry-run', { npm_config_dry_run: 'true' }, ['--dry-run']],
  ['--dryrun', { npm_config_dryrun: 'true' }, ['--dryrun']],
  ['--dryRun', { npm_config_dryRun: 'true' }, ['--dryRun']],
  ['--region 14 --out f', { npm_config_region: 'true', npm_config_out: 'true' }, ['--region', '--out']],
  ['--demo', { npm_config_demo: 'true' }, ['--demo']],
  ['-n', { npm_config_yes: '' }, ['-n']],
  ['--no-dry-run, which asks for nothing', { npm_config_dry_run: '' }, []],
  ['--dry-run=false, which asks for nothing', { npm_config_dry_run: 'false' }, []],
  ['--json, which holds all the same', { npm_config_json: 'true' }, []],
  [
    '--jsn and what is npm’s own',
    { npm_config_json_: 'x', npm_config_yes: 'true', npm_config_node_gyp: 'x' },
    ['--json-'],
  ],
])('of what npm took, %s', (_what, env, flags) => {
  expect(swallowedFlags(env)).toEqual(flags);
});
