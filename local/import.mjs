// `npm run import -- organisations FILE.csv`, `npm run import -- adherences FILE.csv --agreement ID`: lists for a hub.
import { runCommand } from './command.mjs';

await runCommand(async () => (await import('./dist/programs/import.js')).importList);
