import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

const OFFSETS = [0, 1, 2, 9, 100, 112, 114, 118, 120, 121];

/**
 * A HUB_PORT with which every port of a hub is free just now: below those that systems hand out by themselves, above
 * those that browsers refuse.
 */
export async function freeHubPort() {
  for (;;) {
    const port = randomInt(10_100, 32_000);
    const free = await Promise.all(OFFSETS.map((offset) => isFree(port + offset)));
    if (free.every(Boolean)) return port;
  }
}

function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
