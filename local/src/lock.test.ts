import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type Lock, lock, lockUnlessHubRuns } from './lock.js';
import { isAlive } from './postgres/index.js';
import { processMark } from './process-mark.js';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'hub-lock-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

test('a data directory is held by one launcher at a time', async () => {
  const held = await lock(dataDir);
  expect(held.tookOver).toBe(false);
  await expect(lock(dataDir)).rejects.toThrow(
    `a hub is starting on ${dataDir} (process ${process.pid}): stop it`,
  );
  held.become('hub');
  await expect(lock(dataDir)).rejects.toThrow(
    `a hub is already running on ${dataDir} (process ${process.pid}): stop it, or set HUB_DATA_DIR and HUB_PORT`,
  );
  held.release();
  (await lock(dataDir)).release();
});

test('what a killed launcher left running is stopped by the next', async () => {
  const left = spawn('/bin/sleep', ['60'], { detached: true, stdio: 'ignore' });
  const gone = once(left, 'exit');
  const launcher = spawn('/bin/true');
  const mark = processMark(launcher.pid ?? -1);
  await once(launcher, 'exit');
  writeFileSync(
    path.join(dataDir, 'hub.lock'),
    JSON.stringify({ launcher: mark, children: [processMark(left.pid ?? -1)] }),
  );
  const held = await lock(dataDir);
  expect(held.tookOver).toBe(true);
  expect(await gone).toEqual([null, 'SIGTERM']);
  held.release();
});

test('a process that only has the id of one that was left running is not touched', async () => {
  const stranger = spawn('/bin/sleep', ['60'], { stdio: 'ignore' });
  const pid = stranger.pid ?? -1;
  writeFileSync(
    path.join(dataDir, 'hub.lock'),
    JSON.stringify({ launcher: { pid, started: 'long ago' }, children: [{ pid, started: 'long ago' }] }),
  );
  (await lock(dataDir)).release();
  expect(isAlive(pid)).toBe(true);
  stranger.kill();
  await once(stranger, 'exit');
  expect(isAlive(pid)).toBe(false);
});

test('the processes of a launcher are written down where only its account reads', async () => {
  const held = await lock(dataDir);
  held.remember(process.pid);
  const file = path.join(dataDir, 'hub.lock');
  expect(JSON.parse(readFileSync(file, 'utf8')).children).toEqual([processMark(process.pid)]);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  held.release();
});

test('a lock file cut short holds nothing', async () => {
  writeFileSync(path.join(dataDir, 'hub.lock'), '{"launcher":{"pi');
  (await lock(dataDir)).release();
});

test('a data command waits for another, says so once, and gets hold when that lets go', async () => {
  const held = await dataLock();
  const notes: string[] = [];
  const next = lockUnlessHubRuns(dataDir, { note: (line) => notes.push(line), patienceMs: 30_000 });
  await until(() => notes.length > 0);
  held.release();
  (await next)?.release();
  expect(notes).toEqual([`a data command is at work on ${dataDir} (process ${process.pid}): waiting for it`]);
});

test('waiting comes to an end with one line that says for what', async () => {
  const held = await dataLock();
  await expect(lockUnlessHubRuns(dataDir, { patienceMs: 200 })).rejects.toThrow(
    `a data command is at work on ${dataDir} (process ${process.pid}), and has not come to an end within 0.2 s: try again`,
  );
  await expect(lock(dataDir, { patienceMs: 200 })).rejects.toThrow(/a data command is at work/);
  held.release();
});

test('waiting ends when it is no longer wanted', async () => {
  const held = await dataLock();
  const stop = new AbortController();
  const waiting = lockUnlessHubRuns(dataDir, {
    signal: stop.signal,
    note: () => stop.abort(new Error('enough')),
  });
  await expect(waiting).rejects.toThrow('enough');
  held.release();
});

test('a data command waits for a hub that starts, and needs no hold where one runs', async () => {
  const hub = await lock(dataDir);
  const waiting = lockUnlessHubRuns(dataDir, { note: () => hub.become('hub') });
  expect(await waiting).toBeUndefined();
  hub.become('hub stopping');
  const after = await lockUnlessHubRuns(dataDir, { note: () => hub.release() });
  after?.release();
  expect(after).toBeDefined();
});

test('of several that find what a killed one left, one takes it over at a time', async () => {
  const gone = spawn('/bin/true');
  const mark = processMark(gone.pid ?? -1);
  await once(gone, 'exit');
  writeFileSync(path.join(dataDir, 'hub.lock'), JSON.stringify({ launcher: mark, children: [] }));
  // Cut off in the middle of taking it over itself.
  writeFileSync(path.join(dataDir, 'hub.lock.next'), JSON.stringify({ launcher: mark, children: [] }));
  let holding = 0;
  const turns = Array.from({ length: 5 }, async () => {
    const held = await dataLock();
    expect(++holding).toBe(1);
    await once(spawn('/bin/true'), 'exit');
    holding--;
    held.release();
  });
  await Promise.all(turns);
  expect(readdirSync(dataDir)).toEqual([]);
});

test('who has let go does not get hold again by what it still says', async () => {
  const held = await lock(dataDir);
  held.release();
  held.become('hub stopping');
  expect(readdirSync(dataDir)).toEqual([]);
});

async function dataLock(): Promise<Lock> {
  const held = await lockUnlessHubRuns(dataDir, { patienceMs: 30_000 });
  if (held === undefined) throw new Error('no hub runs there');
  return held;
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}
