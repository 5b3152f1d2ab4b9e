import { NPM_SWITCHES } from './npm-switches.js';

/**
 * The options of the commands that write, of which npm takes what resembles one for itself where `--` is missing; and those
 * of one letter, as which npm's own never come.
 */
const OURS = /^npm_config_(dry|region|out|demo|agreement|subject|yes|url$|token_?file|js(?!on$)|.$)/i;

/**
 * The flags that npm kept for itself, since they did not stand after `--`: `npm run data:load FILE --dryrun` tells the
 * command nothing, which would load the file. So does any other that npm does not know, such as `--tryout`. What npm was
 * told to leave off, such as `--no-dry-run`, asks for nothing.
 *
 * @param env the variables that npm sets: one for each option that it was given.
 * @returns the flags as they were written, or nearly so; `json` alone is known to hold either way.
 */
export function swallowedFlags(env: Readonly<Record<string, string | undefined>>): string[] {
  return Object.entries(env)
    .filter(([name, value = '']) => (OURS.test(name) ? isOn(value) : isUnknown(name, value)))
    .map(([name]) => nameOf(name))
    .map((name) => (name.length === 1 ? `-${name}` : `--${name}`));
}

const isOn = (value: string): boolean => value !== '' && value !== 'false';

/** Whether it can only have come as a flag: one with a value may stand in an `.npmrc`, for whatever tool. */
const isUnknown = (name: string, value: string): boolean =>
  name.startsWith(OF_NPM) && value === 'true' && !NPM_SWITCHES.has(nameOf(name));

const OF_NPM = 'npm_config_';

const nameOf = (variable: string): string => variable.slice(OF_NPM.length).replaceAll('_', '-');
