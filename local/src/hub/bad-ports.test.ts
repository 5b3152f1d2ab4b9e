import { expect, test } from '@jest/globals';
import { BAD_PORTS, badPortsOf } from './bad-ports.js';

test.each([
  [6000, { port: 6000, name: 'gateway' }],
  [5999, { port: 6000, name: 'organisations' }],
  [5998, { port: 6000, name: 'agreements' }],
  [5991, { port: 6000, name: 'database server' }],
  [5900, { port: 6000, name: 'regions-00' }],
  [5875, { port: 6000, name: 'regions-25' }],
])('a hub on %i would have a port that browsers refuse', (hubPort, bad) => {
  expect(badPortsOf(hubPort)).toEqual([bad]);
});

test('a hub that has none of them is fine, also next to them', () => {
  // No region has the code 02.
  for (const port of [4000, 5898, 6001, 7300]) expect(badPortsOf(port)).toEqual([]);
});

test('fetch refuses each of them without a try, and connects to the port beside it', async () => {
  const reasonOf = (port: number) =>
    fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(5_000) }).then(
      () => 'answered',
      (error) => String(error.cause?.message ?? error),
    );
  // Nothing can be asked of port 0.
  const refused = [...BAD_PORTS].filter((port) => port !== 0);
  for (const port of refused) expect([port, await reasonOf(port)]).toEqual([port, 'bad port']);
  for (const port of refused.filter((bad) => bad > 1024).map((bad) => bad + 1)) {
    if (!BAD_PORTS.has(port)) expect([port, await reasonOf(port)]).not.toEqual([port, 'bad port']);
  }
});
