import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { writeWhole } from '../write-whole.js';
import type { JoinedRegion } from './plan.js';

/**
 * The regions that have joined this hub while it ran. A region stands here from the moment its own database holds its
 * rows: the launcher starts its deployment then, now and at every start.
 */
export const joinedFile = (dataDir: string): string => path.join(dataDir, 'joined.json');

/** @returns nothing where none has joined yet. */
export async function readJoined(dataDir: string): Promise<JoinedRegion[]> {
  const text = await readFile(joinedFile(dataDir), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '[]';
    throw error;
  });
  return JSON.parse(text) as JoinedRegion[];
}

/** Adds a region. */
export async function addJoined(dataDir: string, region: JoinedRegion): Promise<void> {
  const joined = (await readJoined(dataDir)).filter(({ code }) => code !== region.code);
  const sorted = [...joined, region].sort((one, other) => (one.code < other.code ? -1 : 1));
  await writeWhole(joinedFile(dataDir), `${JSON.stringify(sorted, null, 2)}\n`);
}
