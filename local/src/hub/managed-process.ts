import { spawn } from 'node:child_process';
import { closeSync, existsSync, fstatSync, openSync, readSync, renameSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { HubFailure } from '../failure.js';
import { answersReady } from './answers-ready.js';

export interface ProcessOptions {
  /** The deployment's name. */
  readonly name: string;
  /** The program, absolute. */
  readonly script: string;
  /** Its whole environment: nothing of ours gets to it unasked. */
  readonly env: Readonly<Record<string, string>>;
  /** Where it answers /health/ready on 127.0.0.1; absent for one that does not listen. */
  readonly port?: number;
  /** Its output goes to `<logs>/<name>.log`; what was there of the hub before to `<name>.log.1`. */
  readonly logs: string;
  /** Whether it ran before in this hub: its log goes on where it was. Default false. */
  readonly again?: boolean;
}

export interface ManagedProcess {
  readonly name: string;
  readonly pid: number;
  readonly port: number | undefined;
  readonly logFile: string;
  /** Resolves when it has ended without being asked to, with one line about it. */
  readonly died: Promise<string>;
  /**
   * Resolves when it is ready for requests.
   *
   * @param patienceMs default: a minute and a half.
   * @throws {HubFailure} when it dies before, or takes longer. Throws the signal's reason when that was aborted.
   */
  ready(signal: AbortSignal, patienceMs?: number): Promise<void>;
  /** Asks it to end, and ends it after `patienceMs`. Resolves when it is gone. */
  stop(patienceMs: number): Promise<void>;
  /** Ends it at once. Resolves when it is gone. */
  kill(): Promise<void>;
}

const PARENT_WATCH = fileURLToPath(new URL('../parent-watch.js', import.meta.url));
const READY_PATIENCE_MS = 90_000;

/** As much of a log's end as is read to say why a process has ended. */
const LAST_BYTES = 64 * 1024;

/** Starts one Node process of the hub, in a process group of its own: it ends when we say so, or when we die. */
export function startProcess(options: ProcessOptions): ManagedProcess {
  const logFile = path.join(options.logs, `${options.name}.log`);
  if (!options.again && existsSync(logFile)) renameSync(logFile, `${logFile}.1`);
  const output = openSync(logFile, 'a', 0o600);
  const begin = fstatSync(output).size;
  const child = spawn(process.execPath, ['--enable-source-maps', '--import', PARENT_WATCH, options.script], {
    env: options.env,
    detached: true,
    stdio: ['pipe', output, output],
  });
  closeSync(output);
  child.stdin?.on('error', () => {});

  let wanted = false;
  const gone = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ?? `code ${code}`));
  });
  const died = new Promise<string>((resolve) => {
    void gone.then((how) => {
      if (!wanted) resolve(`${options.name} ended with ${how}${lastWords(logFile, begin)} (${logFile})`);
    });
  });

  return {
    name: options.name,
    pid: child.pid ?? -1,
    port: options.port,
    logFile,
    died,
    async ready(signal, patienceMs = READY_PATIENCE_MS) {
      let fault: string | undefined;
      void died.then((line) => {
        fault = line;
      });
      const deadline = Date.now() + patienceMs;
      while (!(await answersReady(options.name, options.port))) {
        signal.throwIfAborted();
        if (fault === undefined && Date.now() > deadline) {
          fault = `${options.name} is not ready after ${patienceMs / 1000} s${lastWords(logFile, begin)} (${logFile})`;
        }
        if (fault !== undefined) throw new HubFailure(fault);
        await delay(50);
      }
    },
    async stop(patienceMs) {
      wanted = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const hurry = setTimeout(() => child.kill('SIGKILL'), patienceMs);
      await gone;
      clearTimeout(hurry);
    },
    async kill() {
      wanted = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await gone;
    },
  };
}

/**
 * What a process last said of a fault, out of its log: a JSON line, or plain text from before or beside logging.
 *
 * @param begin where its own part of the log begins.
 */
function lastWords(logFile: string, begin: number): string {
  const lines = endOf(logFile, begin).trimEnd().split('\n').slice(-200);
  const words =
    lines.map(faultOf).findLast((fault) => fault !== undefined) ?? lines.filter(isPlainText).join(' ');
  return words === '' ? '' : `: ${words.replaceAll(/\s+/g, ' ').slice(0, 300)}`;
}

/** A log may be larger than memory, and gone: to say less is better than to end the hub for it. */
function endOf(logFile: string, begin: number): string {
  try {
    const file = openSync(logFile, 'r');
    try {
      const from = Math.max(begin, fstatSync(file).size - LAST_BYTES);
      const buffer = Buffer.alloc(LAST_BYTES);
      return buffer.toString('utf8', 0, readSync(file, buffer, 0, LAST_BYTES, from));
    } finally {
      closeSync(file);
    }
  } catch {
    return '';
  }
}

function faultOf(line: string): string | undefined {
  try {
    const { level, msg, err } = JSON.parse(line) as {
      level?: number;
      msg?: string;
      err?: { message?: string };
    };
    return (level ?? 0) >= 50 ? (err?.message ?? msg) : undefined;
  } catch {
    return /^\s*(?:Uncaught )?(\w*(?:Error|Failure)\b.*)/.exec(line)?.[1];
  }
}

/** No log line, and none of a stack. */
const isPlainText = (line: string): boolean => !/^(\{|\s+at |Node\.js v|\s*$)/.test(line);
