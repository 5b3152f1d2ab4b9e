/** The options of the commands that write, of which npm takes what resembles one for itself where `--` is missing. */
const OURS = /^npm_config_(dry|region|out|demo|agreement|subject|yes|url$|token_?file|js(?!on$)|n$)/i;

/**
 * The flags that npm kept for itself, since they did not stand after `--`: `npm run data:load FILE --dryrun` tells the
 * command nothing, which would load the file. What npm was told to leave off, such as `--no-dry-run`, asks for nothing.
 *
 * @param env the variables that npm sets: one for each option that it was given.
 * @returns the flags as they were written, or nearly so; `json` alone is known to hold either way.
 */
export function swallowedFlags(env: Readonly<Record<string, string | undefined>>): string[] {
  return Object.entries(env)
    .filter(([name, value]) => OURS.test(name) && value !== undefined && value !== '' && value !== 'false')
    .map(([name]) => name.slice('npm_config_'.length).replaceAll('_', '-'))
    .map((name) => (name.length === 1 ? `-${name}` : `--${name}`));
}
