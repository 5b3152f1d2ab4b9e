// `npm run token -- --role …`: prints an access token of the development issuer, and nothing else, on stdout.
import { requireOwnFlags } from './swallowed-flags.mjs';

requireOwnFlags(1);

const [{ token }, { HubFailure }] = await Promise.all([
  import('./dist/programs/token.js'),
  import('./dist/programs/failure.js'),
]).catch(() => {
  process.stderr.write('the hub has not been built: run npm start first\n');
  process.exit(1);
});

try {
  process.stdout.write(`${await token(process.argv.slice(2))}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof HubFailure ? error.message : error.stack}\n`);
  process.exitCode = 1;
}
