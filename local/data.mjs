// `npm run data:check`, `npm run data:dump -- --region 14`, `npm run data:load -- FILE`: the data of the hub of this
// checkout, whether it runs or not.
const [
  { data },
  { HubFailure },
  { Interrupted, Interruption, SIGNAL_EXIT_CODES },
  { swallowedFlags },
  { RegionFileError },
] = await Promise.all([
  import('./dist/commands/data.js'),
  import('./dist/failure.js'),
  import('./dist/interruption.js'),
  import('./dist/swallowed-flags.js'),
  import('@hub/common'),
]).catch(() => {
  process.stderr.write('the hub has not been built: run npm start first\n');
  process.exit(3);
});

const interruption = new Interruption();
for (const signal of Object.keys(SIGNAL_EXIT_CODES)) process.on(signal, () => interruption.ask(signal));

try {
  requireOwnFlags();
  process.exitCode = await data({
    args: process.argv.slice(2),
    // npm says nothing of its own then, so that the output is JSON alone.
    json: process.env.npm_config_json === 'true',
    interruption,
  });
} catch (error) {
  const known = [HubFailure, RegionFileError, Interrupted].some((kind) => error instanceof kind);
  process.stderr.write(`${known ? error.message : error.stack}\n`);
  // What was under way when it was interrupted is of no interest any more.
  if (error instanceof Interrupted) process.exit(error.exitCode);
  process.exitCode = error instanceof RegionFileError ? 2 : 3;
}

function requireOwnFlags() {
  const flags = swallowedFlags(process.env);
  if (flags.length === 0) return;
  throw new HubFailure(
    `npm took ${flags.join(' ')} for itself: put -- before, as in npm run ${process.env.npm_lifecycle_event ?? 'data:load'} -- … ${flags.join(' ')}`,
  );
}
