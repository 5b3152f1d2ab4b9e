import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Between the ports of hubs and those that systems give to outgoing connections (Linux: from 32768). Where a process is
 * away for a moment, such a connection could take its port, and keep it from coming back for as long as it stands.
 */
const FIRST = 21_000;
const LAST = 32_767;

/** Files of tests that run beside each other begin in different places. */
let next = randomInt(FIRST, LAST + 1);

/** A port on 127.0.0.1 that nobody listens on just now, and that this process was not given before it has been through all. */
export async function freePort(): Promise<number> {
  for (let tried = FIRST; tried <= LAST; tried += 1) {
    const port = next;
    next = next === LAST ? FIRST : next + 1;
    if (await isFree(port)) return port;
  }
  throw new Error(`Expected a free port from ${FIRST} to ${LAST} on 127.0.0.1, got none.`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

/** So many of them. */
export function freePorts(count: number): Promise<number[]> {
  return Promise.all(Array.from({ length: count }, freePort));
}
