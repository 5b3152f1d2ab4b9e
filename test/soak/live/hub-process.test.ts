import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { hubProcess } from '../../support/cluster/hub-process.js';
import { freePort } from '../../support/free-ports.js';
import { root } from '../../support/launcher.js';
import { until } from '../../support/until.js';

it('is not taken to be ready where a stranger answers at its port, and gets ready when that has gone', async () => {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'hub-test-process-'));
  const port = await freePort();
  const stranger = createServer((_request, answer) => answer.end('{}'));
  await new Promise<void>((resolve) => stranger.listen(port, '127.0.0.1', resolve));
  const log = path.join(directory, 'gateway.log');
  const env = {
    PORT: String(port),
    HOST: '127.0.0.1',
    SUPERGRAPH: path.join(root, 'schema/supergraph.graphql'),
    LOG_LEVEL: 'info',
  };
  const gateway = hubProcess({ folder: 'gateway', env, log });
  try {
    let isReady = false;
    const starting = gateway.start().then(() => {
      isReady = true;
    });
    const refusals = async () => (await readFile(log, 'utf8').catch(() => '')).split('EADDRINUSE').length - 1;
    let refused = 0;
    await until(
      () => refused > 0,
      30_000,
      async () => {
        refused = await refusals();
      },
    );
    expect(isReady).toBe(false);
    stranger.closeAllConnections();
    await new Promise((resolve) => stranger.close(resolve));
    await starting;
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`);
    expect(await answer.json()).toMatchObject({ deployment: 'gateway' });
  } finally {
    await gateway.stop();
    stranger.close();
    await rm(directory, { recursive: true, force: true });
  }
}, 60_000);
