// `npm run history:verify`: whether anybody has changed the histories of the hub of this checkout, whether it runs or not.
import { runCommand } from './command.mjs';

await runCommand(async () => (await import('./dist/programs/history.js')).history);
