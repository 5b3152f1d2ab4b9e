import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { run } from './run.js';

/** How long an orphan gets for a fast shutdown before it is ended at once (it then recovers at the next start). */
const PATIENCE_MS = 15_000;

/**
 * Stops a server that an earlier launcher left running on this cluster directory (a launcher that was killed
 * outright can't). Does nothing where none runs.
 *
 * @param cluster PostgreSQL's own data directory.
 * @returns whether there was one.
 */
export async function stopOrphan(cluster: string): Promise<boolean> {
  const pid = postmasterOf(cluster);
  if (pid === undefined || !(await runsOn(pid, cluster))) return false;
  // Fast shutdown: connections are cut, what was committed stays.
  process.kill(pid, 'SIGINT');
  if (!(await ended(pid, PATIENCE_MS))) {
    process.kill(pid, 'SIGQUIT');
    await ended(pid, PATIENCE_MS);
  }
  return true;
}

/** Waits for a process that is not our child. @returns whether it ended in time. */
export async function ended(pid: number, patienceMs: number): Promise<boolean> {
  const deadline = Date.now() + patienceMs;
  while (isAlive(pid)) {
    if (Date.now() > deadline) return false;
    await delay(25);
  }
  return true;
}

/** Whether a process of that id exists; one that has ended but was not collected by its parent does not count. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  try {
    return !/\) [ZX]/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    // No /proc (macOS), or it has just gone: the next look tells.
    return true;
  }
}

function postmasterOf(cluster: string): number | undefined {
  const file = path.join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  return Number.isInteger(pid) && pid > 1 ? pid : undefined;
}

/** The id in the file may long belong to another program: only one that names our directory is a server of ours. */
async function runsOn(pid: number, cluster: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(cluster);
  } catch {
    const { output } = await run('ps', ['-p', String(pid), '-o', 'args=']);
    return output.includes(cluster);
  }
}
