import { expect, test } from '@jest/globals';
import { Interrupted, Interruption } from './interruption.js';

const never = new Promise<never>(() => {});

test('work is waited for no longer than until the command is to stop, with the exit code that shells give the signal', async () => {
  const interruption = new Interruption();
  const waiting = interruption.orStop(never);
  interruption.ask('SIGINT');
  interruption.ask('SIGTERM');
  await expect(waiting).rejects.toMatchObject({ exitCode: 130 });
  await expect(interruption.orStop(Promise.resolve(1))).rejects.toThrow(Interrupted);
});

test('what must not be cut is not begun any more when the command is to stop', async () => {
  const interruption = new Interruption();
  interruption.ask('SIGTERM');
  let begun = false;
  const uncut = interruption.uncut(async () => {
    begun = true;
  });
  await expect(uncut).rejects.toMatchObject({ exitCode: 143 });
  expect(begun).toBe(false);
});

test('what must not be cut goes on to its end, and the command with it', async () => {
  const interruption = new Interruption();
  const uncut = interruption.uncut(async () => {
    interruption.ask('SIGINT');
    await new Promise((resolve) => setImmediate(resolve));
    return 'done';
  });
  await expect(interruption.orStop(uncut)).resolves.toBe('done');
  expect(interruption.signal.aborted).toBe(false);
});
