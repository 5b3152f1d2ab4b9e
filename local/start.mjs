// `npm start [-- --fresh] [-- --demo] [-- --empty]`: from a fresh clone to a running hub. Plain Node up to the hand-over.
import { BootstrapFailure, build, installDependencies, requireNode } from './bootstrap.mjs';
import { createSteps } from './steps.mjs';
import { requireOwnFlags } from './swallowed-flags.mjs';

// npm start --fresh would keep the data.
requireOwnFlags(1);

const HELP = `Starts the whole hub on this machine, with real data; installs and builds what is missing. Ctrl-C stops it.

  npm start [-- --fresh] [-- --demo] [-- --empty]

  --fresh  starts over: what the databases hold is gone
  --empty  leaves new databases empty
  --demo   a demonstration on databases of its own: a few agreements are open, made-up organisations sign

HUB_PORT, HUB_HOST, HUB_DATA_DIR and the other variables that it reads: README.md, "Configuration".
Exit codes: 0 stopped as asked; 1 something went wrong, which one line tells.
`;

if (process.argv.includes('--help')) {
  process.stdout.write(HELP);
  process.exit();
}

const stopping = new AbortController();
const hurrying = new AbortController();
const steps = createSteps();
let firstAsked = 0;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, askToStop);
watchNpm();

try {
  requireNode();
  await steps.run('dependencies', () => installDependencies(stopping.signal), String);
  await steps.run('build', () => build(stopping.signal), String);
  const { start } = await import('./dist/programs/start.js');
  process.exitCode = await start({
    args: process.argv.slice(2),
    steps,
    stop: stopping.signal,
    hurry: hurrying.signal,
  });
} catch (error) {
  if (!stopping.signal.aborted) {
    process.stderr.write(`${error instanceof BootstrapFailure ? error.message : error?.stack}\n`);
    process.exitCode = 1;
  }
}
// Whatever still keeps the process alive must not keep a stopped hub's terminal.
process.exit();

function askToStop() {
  const now = Date.now();
  // A terminal sends Ctrl-C to npm and to us, and npm passes it on: the same press comes twice.
  if (firstAsked !== 0 && now - firstAsked > 500) hurrying.abort(new Error('asked twice to stop'));
  if (firstAsked === 0) firstAsked = now;
  stopping.abort(new Error('asked to stop'));
}

/** Stops when the npm that runs us was killed: its user believes that the hub has ended. */
function watchNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent && !stopping.signal.aborted) stopping.abort(new Error('npm has gone'));
  }, 500).unref();
}
