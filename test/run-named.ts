import { readdir } from 'node:fs/promises';
import { Usage } from './support/read-options.js';

/** What runs one of several programs: what it returns is printed as its result. */
export type Named = (args: readonly string[]) => Promise<Record<string, unknown>>;

/**
 * `npm run bench -- NAME` and its like: runs the program of that name and ends with one line `RESULT {json}`; called as it
 * can not be, with what it takes.
 *
 * @param kind what is run: `bench`; each is the export of that name of `<name>/<kind>.js`.
 * @param folder where they are.
 */
export async function runNamed(kind: string, folder: URL): Promise<never> {
  const [name, ...args] = process.argv.slice(2);
  const names = await namesIn(folder);
  if (name === undefined || !names.includes(name)) {
    process.stderr.write(`Expected the name of a ${kind} (${names.join(', ')}), got ${name ?? 'none'}.\n`);
    process.exit(1);
  }
  const found = (await import(new URL(`${name}/${kind}.js`, folder).href)) as Record<string, Named>;
  const result = await (found[kind] as Named)(args).catch((error: unknown) => {
    if (!(error instanceof Usage)) throw error;
    (error.code === 0 ? process.stdout : process.stderr).write(`${error.message}\n`);
    process.exit(error.code);
  });
  process.stdout.write(`RESULT ${JSON.stringify({ [kind]: name, ...result })}\n`);
  // With the code that the program has set, if any.
  process.exit();
}

/** Every folder that holds one. */
async function namesIn(folder: URL): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}
