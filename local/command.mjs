import { requireOwnFlags } from './swallowed-flags.mjs';

/**
 * Runs a command of the built hub: its exit code, and one message on standard error for what can't be done (3) or a file
 * that is refused (2). A signal asks the command to stop, which then leaves nothing half done.
 *
 * @param {() => Promise<(call: import('./src/commands/command-run.js').CommandCall) => Promise<number>>} load imports the
 *   command.
 */
export async function runCommand(load) {
  requireOwnFlags(3);
  const [command, { HubFailure, Interrupted, Interruption, RegionFileError, SIGNAL_EXIT_CODES }] =
    await Promise.all([load(), import('./dist/programs/command-line.js')]).catch(() => {
      process.stderr.write('the hub has not been built: run npm start first\n');
      process.exit(3);
    });

  const interruption = new Interruption();
  for (const signal of Object.keys(SIGNAL_EXIT_CODES)) process.on(signal, () => interruption.ask(signal));

  try {
    process.exitCode = await command({
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
}
