import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, expect, it } from '@jest/globals';
import { endByReset } from './end-by-reset.js';

let end = () => {};
afterEach(() => end());

/** A connection to oneself: its two ends. */
async function connection(): Promise<{ ours: Socket; theirs: Socket }> {
  const server = createServer({ allowHalfOpen: true });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const theirs = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const [ours] = (await once(server, 'connection')) as [Socket];
  endByReset(ours);
  theirs.on('error', () => undefined);
  end = () => {
    theirs.destroy();
    ours.destroy();
    server.close();
  };
  return { ours, theirs };
}

/** Resolves when a socket has closed. */
const closing = (socket: Socket) => new Promise((resolve) => socket.once('close', resolve));

it('closes a connection, in whichever moment of its end', async () => {
  // Enough for the end to have been asked for, to be written, and to have been.
  for (let turns = 0; turns < 10; turns++) {
    const { ours, theirs } = await connection();
    theirs.resume();
    const closed = Promise.all([closing(ours), closing(theirs)]);
    ours.write('something');
    ours.end();
    for (let taken = 0; taken < turns; taken++) await Promise.resolve();
    ours.destroy();
    await closed;
  }
});

it('has the system send nothing more of what it holds', async () => {
  const { ours, theirs } = await connection();
  theirs.pause();
  ours.write(Buffer.alloc(10_000_000));
  await turn();
  ours.end();
  const closed = closing(theirs);
  ours.destroy();
  theirs.resume();
  await closed;
  expect(theirs.bytesRead).toBeLessThan(10_000_000);
});
