import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { freeHubPort } from '#support/free-hub-port.mjs';
import { within } from '../world.js';

/** Compiled, this file lies one folder deeper. */
const UP = import.meta.url.includes('/dist/') ? '../../..' : '../..';
export const root = fileURLToPath(new URL(UP, import.meta.url)).replace(/\/$/, '');

/** How a launcher ended. */
export interface End {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A place for hubs of one test: a data directory, ports, and whatever runs there. */
export interface Site {
  readonly dataDir: string;
  readonly port: number;
  /** Starts `npm start` as it runs below npm, with these arguments and variables. */
  start(args?: readonly string[], env?: Record<string, string>): Launcher;
  /** The environment of its launchers. */
  environment(more?: Record<string, string>): Record<string, string>;
  /** The processes of this site that run: launchers, services, PostgreSQL, all. */
  processes(): { pid: number; command: string }[];
  /** The process of a deployment, or of the gateway, that runs just now. */
  pidOf(deployment: string): number | undefined;
  /** The process of its embedded PostgreSQL. */
  postgresPid(): number;
  /** Waits until no process of the site is left. @throws naming those that are, after the time. */
  empty(withinMs?: number): Promise<void>;
  /** Ends at once whatever runs there. */
  kill(): void;
  /** Ends and removes what there is. */
  clean(): Promise<void>;
}

export interface Launcher {
  readonly child: ChildProcess;
  /** What it has written so far, on standard output and standard error. */
  readonly output: () => string;
  readonly errors: () => string;
  /** Resolves with the ready line's address. @throws with all output when it ends before. */
  ready(): Promise<string>;
  readonly end: Promise<End>;
  /** Sends a signal, and waits for the end. */
  stop(signal?: NodeJS.Signals): Promise<End>;
}

const READY = /^Hub ready at (http:\S+)$/m;

export interface SiteOptions {
  /** Whose processes they are; default: ours. */
  readonly account?: { readonly uid: number; readonly gid: number };
  /** The checkout to start from; default: this one. */
  readonly checkout?: string;
}

/** Makes a place for hubs. Call `clean` at the end. */
export async function makeSite({ account, checkout = root }: SiteOptions = {}): Promise<Site> {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'hub-site-'));
  const dataDir = path.join(directory, 'data');
  const temporary = path.join(directory, 'tmp');
  for (const each of [dataDir, temporary]) mkdirSync(each);
  // PostgreSQL has another account where root starts it, and so has who starts as somebody else.
  for (const each of [directory, dataDir, temporary]) chmodSync(each, account ? 0o777 : 0o755);
  const port = await freeHubPort();

  const environment = (more: Record<string, string> = {}) => ({
    PATH: path.dirname(process.execPath),
    TMPDIR: temporary,
    HUB_PORT: String(port),
    HUB_DATA_DIR: dataDir,
    ...more,
  });

  // Every process of the site has the directory in its environment or its arguments.
  const processes = () =>
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
      .map((name) => ({
        pid: Number(name),
        command: read(`/proc/${name}/cmdline`),
        env: read(`/proc/${name}/environ`),
      }))
      .filter(({ command, env }) => command.includes(directory) || env.includes(directory))
      .map(({ pid, command }) => ({ pid, command: command.replaceAll('\0', ' ').trim() }));

  const kill = () => {
    for (const { pid } of processes()) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // Gone already.
      }
    }
  };

  return {
    dataDir,
    port,
    environment,
    processes,
    pidOf(deployment) {
      const isIt = ({ pid, command }: { pid: number; command: string }) =>
        deployment === 'gateway'
          ? command.includes('gateway/dist/main.js')
          : read(`/proc/${pid}/environ`).split('\0').includes(`DEPLOYMENT=${deployment}`);
      return processes().find(isIt)?.pid;
    },
    postgresPid: () => Number(read(path.join(dataDir, 'postgres/cluster/postmaster.pid')).split('\n')[0]),
    start(args = [], env = {}) {
      const child = spawn(process.execPath, [path.join(checkout, 'local/start.mjs'), ...args], {
        cwd: checkout,
        env: environment(env),
        stdio: ['ignore', 'pipe', 'pipe'],
        ...account,
      });
      return watch(child);
    },
    async empty(withinMs = 15_000) {
      const deadline = Date.now() + withinMs;
      for (;;) {
        const left = processes();
        if (left.length === 0) return;
        if (Date.now() > deadline) throw new Error(`still running: ${JSON.stringify(left, null, 2)}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    kill,
    async clean() {
      kill();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function watch(child: ChildProcess): Launcher {
  const texts = { stdout: '', stderr: '' };
  const end = once(child, 'close').then(([code, signal]): End => ({ code, signal }));
  const ready = new Promise<string>((resolve, reject) => {
    for (const name of ['stdout', 'stderr'] as const) {
      child[name]?.on('data', (chunk: Buffer) => {
        texts[name] += chunk.toString();
        const address = READY.exec(texts.stdout)?.[1];
        if (address) resolve(address);
      });
    }
    void end.then(({ code, signal }) => {
      reject(
        new Error(`it ended with ${signal ?? code} before it was ready:\n${texts.stdout}${texts.stderr}`),
      );
    });
  });
  ready.catch(() => {});
  return {
    child,
    output: () => texts.stdout,
    errors: () => texts.stderr,
    ready: () => within(ready, 120_000, 'the ready line'),
    end,
    stop(signal = 'SIGTERM') {
      child.kill(signal);
      return within(end, 40_000, 'the end of the launcher');
    },
  };
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
