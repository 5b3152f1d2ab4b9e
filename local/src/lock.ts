import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { HubFailure } from './failure.js';
import { endProcess, isSameProcess, type ProcessMark, processMark } from './process-mark.js';

/** What holds a data directory: a hub that is on its way up, runs, or is on its way down; or a data command. */
export type Holder = 'hub starting' | 'hub' | 'hub stopping' | 'data command';

/** The hold that one process has on a data directory. */
export interface Lock {
  /** Whether an earlier holder died without letting go; what it left running is stopped by then. */
  readonly tookOver: boolean;
  /** Writes down a process of this holder, so that the next one can stop it should this one be killed. */
  remember(pid: number): void;
  /** Says how far this holder is. */
  become(holder: Holder): void;
  release(): void;
}

export interface LockOptions {
  /** What the process is that takes hold; default: a hub that starts. */
  readonly holder?: Holder;
  /** How long to wait for another that lets go by itself, in milliseconds; default 60 000. A hub that runs is not waited for. */
  readonly patienceMs?: number;
  /** Told one line when it has to wait; default: nobody. */
  readonly note?: (line: string) => void;
  /** Gives up waiting; its reason is thrown. */
  readonly signal?: AbortSignal;
}

interface LockFile {
  readonly launcher: ProcessMark;
  readonly holder: Holder;
  readonly children: readonly ProcessMark[];
}

/** How long those who find a data directory held by something that ends soon wait for it. */
const PATIENCE_MS = 60_000;
const LOOK_EVERY_MS = 100;

/**
 * Takes hold of a data directory for this process, when what ends by itself (a data command, a hub that stops) has let go.
 *
 * @throws {HubFailure} when a running hub has it, or the other has not let go within the time.
 */
export async function lock(dataDir: string, options: LockOptions = {}): Promise<Lock> {
  const taken = await lockOr(dataDir, () => false, options);
  if (taken === undefined) throw new Error('nobody but this process can have been accepted as the holder');
  return taken;
}

/**
 * Takes hold of a data directory as a data command, or finds that a hub runs there, whose database server is there to be
 * used: then nothing is held. Waits for another data command, and for a hub that starts or stops.
 *
 * @throws {HubFailure} when they have not come to an end within the time.
 */
export function lockUnlessHubRuns(
  dataDir: string,
  options: Omit<LockOptions, 'holder'> = {},
): Promise<Lock | undefined> {
  return lockOr(dataDir, (holder) => holder === 'hub', { ...options, holder: 'data command' });
}

/** Whether a hub has the data directory: it starts, runs or stops. */
export function isHeldByHub(dataDir: string): boolean {
  const held = readLock(path.join(dataDir, 'hub.lock'));
  return held !== undefined && held.holder !== 'data command' && isSameProcess(held.launcher);
}

async function lockOr(
  dataDir: string,
  accepts: (holder: Holder) => boolean,
  { holder = 'hub starting', patienceMs = PATIENCE_MS, note = () => {}, signal }: LockOptions,
): Promise<Lock | undefined> {
  const file = path.join(dataDir, 'hub.lock');
  const deadline = Date.now() + patienceMs;
  let told: Holder | undefined;
  for (;;) {
    signal?.throwIfAborted();
    const left = readLock(file);
    if (left === undefined || !isSameProcess(left.launcher)) {
      const taken = await take(file, holder, left);
      if (taken !== undefined) return taken;
    } else {
      if (accepts(left.holder)) return undefined;
      const what = `${WORDS[left.holder]} on ${dataDir} (process ${left.launcher.pid})`;
      if (!waitsFor(holder, left.holder)) {
        throw new HubFailure(`${what}: stop it, or set HUB_DATA_DIR and HUB_PORT`);
      }
      if (Date.now() > deadline) {
        throw new HubFailure(`${what}, and has not come to an end within ${patienceMs / 1000} s: try again`);
      }
      if (told !== left.holder) note(`${what}: waiting for it`);
      told = left.holder;
    }
    await delay(LOOK_EVERY_MS, undefined, { signal }).catch(() => signal?.throwIfAborted());
  }
}

const WORDS: Readonly<Record<Holder, string>> = {
  'hub starting': 'a hub is starting',
  hub: 'a hub is already running',
  'hub stopping': 'a hub is stopping',
  'data command': 'a data command is at work',
};

/** A second hub has no business beside one that is going to run; all else comes to an end. */
const waitsFor = (own: Holder, other: Holder): boolean =>
  own === 'data command' || other === 'data command' || other === 'hub stopping';

/** @returns undefined where another was quicker. */
async function take(file: string, holder: Holder, left: LockFile | undefined): Promise<Lock | undefined> {
  const launcher = processMark(process.pid);
  const children = [...(left?.children ?? [])];
  let own: LockFile = { launcher, holder, children };
  if (!putFirst(file, own, left)) return undefined;
  await Promise.all((left?.children ?? []).map((child) => endProcess(child)));
  let released = false;
  const write = (change: Partial<LockFile>) => {
    if (released) return;
    own = { ...own, ...change };
    writeOwn(file, own);
  };
  return {
    tookOver: left !== undefined,
    remember(pid) {
      const running = children.filter(isSameProcess);
      children.splice(0, children.length, ...running, processMark(pid));
      write({});
    },
    become: (next) => write({ holder: next }),
    release() {
      released = true;
      rmSync(file, { force: true });
    },
  };
}

/**
 * Makes the file whole in one step, where there is none or one that nobody holds any more.
 *
 * @returns whether this process has done it: of several that find the same file that nobody holds, one has.
 */
function putFirst(file: string, own: LockFile, left: LockFile | undefined): boolean {
  // Cut short by a full disk or a power cut it names nobody, as when there is none.
  const place = readText(file) === undefined ? file : `${file}.next`;
  if (!linkWhole(place, own)) {
    const other = readLock(place);
    if (place !== file && (other === undefined || !isSameProcess(other.launcher)))
      rmSync(place, { force: true });
    return false;
  }
  if (place === file) return true;
  // Whoever had the turn before may have taken the file's place since it was read.
  const unchanged = JSON.stringify(readLock(file)) === JSON.stringify(left);
  if (unchanged) renameSync(place, file);
  else rmSync(place);
  return unchanged;
}

/** @returns false where there is a file of the name. */
function linkWhole(file: string, own: LockFile): boolean {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(own), { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft);
  }
}

/** Others look whether the hub runs: they must not find half of it. */
function writeOwn(file: string, own: LockFile): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(own), { mode: 0o600 });
  renameSync(draft, file);
}

function readLock(file: string): LockFile | undefined {
  try {
    // A hub of an earlier version names no holder.
    return { holder: 'hub', ...(JSON.parse(readText(file) ?? '') as Omit<LockFile, 'holder'>) };
  } catch {
    return undefined;
  }
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
