import { expect, test } from '@jest/globals';
import { swallowedFlags } from './swallowed-flags.js';

test.each<[string, Record<string, string>, string[]]>([
  ['--dry-run', { npm_config_dry_run: 'true' }, ['--dry-run']],
  ['--dryrun', { npm_config_dryrun: 'true' }, ['--dryrun']],
  ['--dryRun', { npm_config_dryRun: 'true' }, ['--dryRun']],
  ['--region 14 --out f', { npm_config_region: 'true', npm_config_out: 'true' }, ['--region', '--out']],
  ['--demo', { npm_config_demo: 'true' }, ['--demo']],
  [
    '--agreement x --url y --token-file z',
    { npm_config_agreement: 'true', npm_config_url: 'true', npm_config_token_file: 'true' },
    ['--agreement', '--url', '--token-file'],
  ],
  ['what it always sets', { npm_config_yes: '', npm_config_node_gyp: 'x' }, []],
  ['--no-dry-run, which asks for nothing', { npm_config_dry_run: '' }, []],
  ['--dry-run=false, which asks for nothing', { npm_config_dry_run: 'false' }, []],
  ['--json, which holds all the same', { npm_config_json: 'true' }, []],
  ['-n', { npm_config_n: 'true' }, ['-n']],
  ['-r 14', { npm_config_r: 'true' }, ['-r']],
  ['a flag that it does not know', { npm_config_try_it_first: 'true' }, ['--try-it-first']],
  ['its own switches', { npm_config_legacy_peer_deps: 'true', npm_config_force: 'true' }, []],
  ['what an .npmrc says to others', { npm_config_nodedir: '/usr', npm_config_build_from_source: 'true' }, []],
  ['variables of others', { DRY: 'true', npm_execpath: 'true' }, []],
  ['--jsn', { npm_config_jsn: 'true' }, ['--jsn']],
])('of what npm took, %s', (_what, env, flags) => {
  expect(swallowedFlags(env)).toEqual(flags);
});
