// `npm run data:check`, `npm run data:dump -- --region 14`, `npm run data:load -- FILE`: the data of the hub of this
// checkout, whether it runs or not.
import { runCommand } from './command.mjs';

await runCommand(async () => (await import('./dist/programs/data.js')).data);
