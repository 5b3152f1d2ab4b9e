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
  const entries = await readEntries(dataDir);
  return entries.flatMap(({ code, name, fault }) => (fault === undefined ? [{ code, name }] : []));
}

/** Adds a region. */
export const addJoined = (dataDir: string, region: JoinedRegion): Promise<void> => write(dataDir, region);

/** Takes a region out again whose deployment could not be started: it has not joined, and whoever joins it is told why. */
export const failJoined = (dataDir: string, region: JoinedRegion, fault: string): Promise<void> =>
  write(dataDir, { ...region, fault });

/** Why a region's deployment could not be started; undefined where it could, or has not been tried since. */
export async function joinFault(dataDir: string, code: string): Promise<string | undefined> {
  return (await readEntries(dataDir)).find((entry) => entry.code === code)?.fault;
}

interface Entry extends JoinedRegion {
  readonly fault?: string;
}

async function readEntries(dataDir: string): Promise<Entry[]> {
  const text = await readFile(joinedFile(dataDir), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '[]';
    throw error;
  });
  return JSON.parse(text) as Entry[];
}

async function write(dataDir: string, entry: Entry): Promise<void> {
  const others = (await readEntries(dataDir)).filter(({ code }) => code !== entry.code);
  const sorted = [...others, entry].sort((one, other) => (one.code < other.code ? -1 : 1));
  await writeWhole(joinedFile(dataDir), `${JSON.stringify(sorted, null, 2)}\n`);
}
