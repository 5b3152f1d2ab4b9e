import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { LOADS, unfinishedLoads } from './unfinished-loads.js';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'unfinished-loads-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

test('a mark whose writing was cut is removed, and one that is being written is left to who writes it', async () => {
  const folder = path.join(dataDir, LOADS);
  mkdirSync(folder);
  const [left, writing] = [path.join(folder, 'a.json.new'), path.join(folder, 'b.json.new')];
  for (const name of [left, writing]) writeFileSync(name, '');
  const before = new Date(Date.now() - 10 * 60_000);
  utimesSync(left, before, before);
  expect(await unfinishedLoads(dataDir, () => undefined)).toEqual([]);
  expect(readdirSync(folder)).toEqual(['b.json.new']);
});
