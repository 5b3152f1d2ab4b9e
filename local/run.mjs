// `npm test`, `npm run check` and their like on a fresh clone: installs and builds what they need, then runs them.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { BootstrapFailure, build, installDependencies, requireNode, root } from './bootstrap.mjs';
import { createSteps } from './steps.mjs';

const jest = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  'node_modules/jest/bin/jest.js',
];

/** What each command runs after the build, as arguments to node. */
const COMMANDS = {
  test: [...jest, '--maxWorkers=2'],
  check: ['test/check.mjs'],
  schema: ['test/schema.mjs'],
  bench: ['test/dist/bench/main.js'],
  soak: ['test/dist/soak/main.js'],
  gateway: ['gateway/dist/standalone.js'],
};

/** What has to be run before: benches and soaks are compiled with the tests, which nothing else needs built. */
const COMPILE = ['node_modules/typescript/bin/tsc', '-b', 'test'];
const BEFORE = { bench: COMPILE, soak: COMPILE };

const [command, ...args] = process.argv.slice(2);
const stopping = new AbortController();
let child;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    stopping.abort(new Error('asked to stop'));
    child?.kill(signal);
  });
}

try {
  requireNode();
  const program = COMMANDS[command];
  if (!program)
    throw new BootstrapFailure(`wanted one of ${Object.keys(COMMANDS).join(', ')}, got ${command}`);
  // Standard output belongs to what is run.
  const steps = createSteps(process.stderr);
  await steps.run('dependencies', () => installDependencies(stopping.signal), String);
  await steps.run('build', () => build(stopping.signal), String);
  const before = BEFORE[command] ? await toEnd(BEFORE[command]) : 0;
  process.exitCode = before || (await toEnd([...program, ...args]));
} catch (error) {
  process.stderr.write(`${error instanceof BootstrapFailure ? error.message : error.stack}\n`);
  process.exitCode = 1;
}

function toEnd(program) {
  return new Promise((resolve) => {
    child = spawn(process.execPath, program, {
      cwd: root,
      stdio: 'inherit',
      env: {
        ...process.env,
        PATH: `${path.join(root, 'node_modules/.bin')}${path.delimiter}${process.env.PATH}`,
      },
    });
    child.once('exit', (code, signal) => resolve(code ?? (signal ? 130 : 1)));
  });
}
