import { readdir } from 'node:fs/promises';
import type { Bench } from './bench.js';

/** `npm run bench -- NAME`: runs the bench of that name and ends with one line `RESULT {json}`. */
const benches = new URL('.', import.meta.url);
const [name, ...args] = process.argv.slice(2);
const names = await namesIn(benches);

if (name === undefined || !names.includes(name)) {
  process.stderr.write(`Expected the name of a bench (${names.join(', ')}), got ${name ?? 'none'}.\n`);
  process.exit(1);
}
const { bench } = (await import(new URL(`${name}/bench.js`, benches).href)) as { bench: Bench };
const result = await bench(args);
process.stdout.write(`RESULT ${JSON.stringify({ bench: name, ...result })}\n`);
process.exit(0);

/** Every folder beside this file that holds a bench. */
async function namesIn(folder: URL): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}
