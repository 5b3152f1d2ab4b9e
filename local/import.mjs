// `npm run import -- organisations FILE.csv`, `npm run import -- adherences FILE.csv --agreement ID`: lists for a hub.
const [{ importList }, { HubFailure }, { Interrupted, Interruption, SIGNAL_EXIT_CODES }, { swallowedFlags }] =
  await Promise.all([
    import('./dist/commands/import.js'),
    import('./dist/failure.js'),
    import('./dist/interruption.js'),
    import('./dist/swallowed-flags.js'),
  ]).catch(() => {
    process.stderr.write('the hub has not been built: run npm start first\n');
    process.exit(3);
  });

const interruption = new Interruption();
for (const signal of Object.keys(SIGNAL_EXIT_CODES)) process.on(signal, () => interruption.ask(signal));

try {
  requireOwnFlags();
  process.exitCode = await importList({
    args: process.argv.slice(2),
    // npm says nothing of its own then, so that the output is JSON alone.
    json: process.env.npm_config_json === 'true',
    interruption,
  });
} catch (error) {
  const known = error instanceof HubFailure || error instanceof Interrupted;
  process.stderr.write(`${known ? error.message : error.stack}\n`);
  process.exitCode = error instanceof Interrupted ? error.exitCode : 3;
}

function requireOwnFlags() {
  const flags = swallowedFlags(process.env);
  if (flags.length === 0) return;
  throw new HubFailure(
    `npm took ${flags.join(' ')} for itself: write npm run import -- … ${flags.join(' ')}`,
  );
}
