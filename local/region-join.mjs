// `npm run region:join -- 18`: gives a region of the running hub a deployment of its own.
import { createSteps } from './steps.mjs';
import { requireOwnFlags } from './swallowed-flags.mjs';

requireOwnFlags(1);

const [{ regionJoin }, { HubFailure }] = await Promise.all([
  import('./dist/programs/region-join.js'),
  import('./dist/programs/failure.js'),
]).catch(() => {
  process.stderr.write('the hub has not been built: run npm start first\n');
  process.exit(1);
});

try {
  await regionJoin(process.argv.slice(2), createSteps());
} catch (error) {
  process.stderr.write(`${error instanceof HubFailure ? error.message : error.stack}\n`);
  process.exitCode = 1;
}
