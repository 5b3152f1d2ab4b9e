import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { HubFailure } from './failure.js';
import { endProcess, isSameProcess, type ProcessMark, processMark } from './process-mark.js';

/** The hold that one launcher has on a data directory. */
export interface Lock {
  /** Whether an earlier launcher died without letting go; what it left running is stopped by then. */
  readonly tookOver: boolean;
  /** Writes down a process of this launcher, so that the next one can stop it should this one be killed. */
  remember(pid: number): void;
  release(): void;
}

interface LockFile {
  readonly launcher: ProcessMark;
  readonly children: readonly ProcessMark[];
}

/**
 * Takes hold of a data directory for this process.
 *
 * @throws {HubFailure} when another running launcher has it.
 */
export async function lock(dataDir: string): Promise<Lock> {
  const file = path.join(dataDir, 'hub.lock');
  const children: ProcessMark[] = [];
  const contents = () => JSON.stringify({ launcher: processMark(process.pid), children } satisfies LockFile);
  const left = existsSync(file) ? readLock(file) : undefined;
  if (left && isSameProcess(left.launcher)) {
    throw new HubFailure(
      `a hub is already running on ${dataDir} (process ${left.launcher.pid}): stop it, or set HUB_DATA_DIR and HUB_PORT`,
    );
  }
  if (existsSync(file)) rmSync(file);
  try {
    writeFileSync(file, contents(), { flag: 'wx', mode: 0o600 });
  } catch (cause) {
    throw new HubFailure(
      `another hub is starting on ${dataDir}: wait for it, or set HUB_DATA_DIR and HUB_PORT`,
      {
        cause,
      },
    );
  }
  await Promise.all((left?.children ?? []).map((child) => endProcess(child)));
  return {
    tookOver: left !== undefined,
    remember(pid) {
      const running = children.filter(isSameProcess);
      children.splice(0, children.length, ...running, processMark(pid));
      // Others look whether the hub runs: they must not find half of it.
      writeFileSync(`${file}.new`, contents(), { mode: 0o600 });
      renameSync(`${file}.new`, file);
    },
    release: () => rmSync(file, { force: true }),
  };
}

/** Whether a running launcher has the data directory. */
export function isHeld(dataDir: string): boolean {
  const file = path.join(dataDir, 'hub.lock');
  const held = existsSync(file) ? readLock(file) : undefined;
  return held !== undefined && isSameProcess(held.launcher);
}

function readLock(file: string): LockFile | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as LockFile;
  } catch {
    // Cut short by a full disk or a power cut: nobody can hold it.
    return undefined;
  }
}
