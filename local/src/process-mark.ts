import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { ended, isAlive } from './postgres/index.js';

/** One process, told apart from a later one that got the same id. */
export interface ProcessMark {
  readonly pid: number;
  /** When it started, in the system's own words; empty where the system does not tell. */
  readonly started: string;
}

const PATIENCE_MS = 10_000;

export function processMark(pid: number): ProcessMark {
  return { pid, started: startOf(pid) };
}

/** Whether the marked process still runs. */
export function isSameProcess(mark: ProcessMark): boolean {
  return isAlive(mark.pid) && startOf(mark.pid) === mark.started;
}

/** Ends a process that is not our child, kindly at first; does nothing where it has gone. */
export async function endProcess(mark: ProcessMark): Promise<void> {
  if (!isSameProcess(mark)) return;
  signal(mark.pid, 'SIGTERM');
  if (await ended(mark.pid, PATIENCE_MS)) return;
  signal(mark.pid, 'SIGKILL');
  await ended(mark.pid, PATIENCE_MS);
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // Gone in the meantime.
  }
}

function startOf(pid: number): string {
  try {
    // The name in parentheses may hold spaces; the start time is the 20th field after it.
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? '';
  } catch {
    return startByPs(pid);
  }
}

function startByPs(pid: number): string {
  try {
    const args = ['-o', 'lstart=', '-p', String(pid)];
    return execFileSync('ps', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
}
