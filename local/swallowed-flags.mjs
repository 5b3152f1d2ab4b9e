// Runs before anything is installed: plain Node, no packages.
import { BUILD_OPTIONS, NPM_OPTIONS } from './npm-options.mjs';
import { handedOn, settingsBeside } from './npm-settings.mjs';

/**
 * The flags that npm kept for itself, since they did not stand after `--`: `npm run data:load FILE --simulate=1` tells the
 * command nothing, which would load the file. Of what npm knows itself, `--dry-run`, `--yes` and `-n` (for npm `--no-yes`)
 * are taken for the command's; `--json` holds either way.
 *
 * @param {Readonly<Record<string, string | undefined>>} env the variables that npm sets: one for each option that it has.
 * @param {ReadonlyMap<string, string | null>} beside options with their values that are known to come from elsewhere than the
 *   command line; null where the value is not known.
 * @returns {string[]} the flags as they were written, or nearly so.
 */
export function swallowedFlags(env, beside) {
  const hasNoDryRun = WITHOUT_DRY_RUN.has(env.npm_lifecycle_event);
  return Object.entries(env)
    .filter(([name]) => name.toLowerCase().startsWith(OF_NPM))
    .flatMap(([name, value = '']) => {
      const option = optionOf(name);
      const comesFromElsewhere = beside.has(option) && [null, handedOn(value)].includes(beside.get(option));
      // Whoever has it in a settings file would write it in vain, where there is a dry run.
      if (comesFromElsewhere && (option !== 'dry-run' || hasNoDryRun)) return [];
      if (option === 'dry-run') return handedOn(value) !== '' ? ['--dry-run'] : [];
      if (option === 'yes') return handedOn(value) !== '' ? ['--yes'] : ['-n'];
      if (NPM_OPTIONS.has(option) || BUILD_OPTIONS.has(option)) return [];
      return [option.length === 1 ? `-${option}` : `--${option}`];
    });
}

/**
 * Ends the process with a line for whoever called a command with flags that npm kept for itself.
 *
 * @param {number} exitCode that of the command for what can't be run.
 */
export function requireOwnFlags(exitCode) {
  const { env } = process;
  const flags = swallowedFlags(env, settingsBeside(env)).join(' ');
  if (flags === '') return;
  const event = env.npm_lifecycle_event ?? '…';
  const command = event === 'start' ? 'npm start' : `npm run ${event}`;
  process.stderr.write(`npm took ${flags} for itself: put -- before, as in ${command} -- … ${flags}\n`);
  process.exit(exitCode);
}

/** The scripts that never ask whether they are to be tried alone. Those of others' names may run whatever command. */
const WITHOUT_DRY_RUN = new Set([
  'start',
  'region:join',
  'data:check',
  'data:dump',
  'history:verify',
  'person:dump',
  'person:erase',
  'token',
]);

const OF_NPM = 'npm_config_';

const optionOf = (variable) => variable.slice(OF_NPM.length).toLowerCase().replaceAll('_', '-');
