import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';

const RUN = fileURLToPath(new URL('../dist/service/run-service.js', import.meta.url));
const LOGGER = fileURLToPath(new URL('../dist/logging/create-logger.js', import.meta.url));

/** Runs a service, as it was last built, that starts and stops in this way. @returns its exit code, and what it logged. */
async function run(service: string, signal?: NodeJS.Signals) {
  const code = `
    import { runService } from ${JSON.stringify(RUN)};
    import { createLogger } from ${JSON.stringify(LOGGER)};
    ${service}
    await runService({ start, stop }, createLogger({ level: 'info', deployment: 'trial' }));`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  let output = '';
  child.stdout.on('data', (bytes) => {
    output += bytes;
    if (signal !== undefined && String(bytes).includes('begun')) child.kill(signal);
  });
  const [exitCode] = await exit;
  const logged = output
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => (JSON.parse(line) as { msg: string }).msg);
  return { exitCode, logged };
}

const STARTS = `
  let fail;
  const alive = setInterval(() => undefined, 1_000);
  const start = () => new Promise((_resolve, reject) => { fail = reject; process.stdout.write('begun\\n'); });
  const stop = async () => { clearInterval(alive); fail(new Error('the database was closed')); };`;

it('a service that is asked to end while it starts ends without a fault, though its start can’t go on', async () => {
  expect(await run(STARTS, 'SIGTERM')).toEqual({ exitCode: 0, logged: ['stopping', 'stopped'] });
});

it('a service that can’t start says so, and ends with exit code 1', async () => {
  const fails = `
    const start = () => Promise.reject(new Error('no database'));
    const stop = async () => undefined;`;
  expect(await run(fails)).toEqual({ exitCode: 1, logged: ['could not start'] });
});
