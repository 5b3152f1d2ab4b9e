import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { startNatsServer } from './nats-server.js';

it('says that it ended where nobody ended it, with its last words, and only then', async () => {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'hub-test-nats-ends-'));
  const [pidFile, log] = [path.join(directory, 'pid'), path.join(directory, 'nats-server.log')];
  const server = await startNatsServer({ config: `pid_file: "${pidFile}"`, log });
  try {
    let fault: Error | undefined;
    server.failure.catch((error: Error) => {
      fault = error;
    });
    await server.kill();
    await server.start();
    expect(fault).toBeUndefined();
    // It says what it was doing, as where it panics.
    process.kill(Number(await readFile(pidFile, 'utf8')), 'SIGQUIT');
    await expect(server.failure).rejects.toThrow(/nats-server ended with 2, though nobody .*goroutine \d+/s);
    expect(await readFile(log, 'utf8')).toMatch(/Server is ready.*Server is ready.*SIGQUIT: quit/s);
  } finally {
    await server.clean();
    await rm(directory, { recursive: true, force: true });
  }
}, 60_000);
