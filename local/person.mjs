// `npm run person:dump -- --subject X` and `npm run person:erase -- --subject X`: what the hub of this checkout holds of a
// person, whether it runs or not.
import { runCommand } from './command.mjs';

await runCommand(async () => (await import('./dist/programs/person.js')).person);
