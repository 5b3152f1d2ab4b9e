import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { lock } from './lock.js';
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
