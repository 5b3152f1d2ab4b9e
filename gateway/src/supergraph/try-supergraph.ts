import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { PassingFault } from '../passing-fault.js';

export interface TrialOptions {
  /** Gives the trial up. */
  readonly signal?: AbortSignal;
  /** Milliseconds that it may take; 30,000 by default. */
  readonly timeout?: number;
}

/** The same place from the source and from what is built of it. */
const PROGRAM = fileURLToPath(new URL('../../dist/supergraph/trial.js', import.meta.url));
const DEFAULT_TIMEOUT = 30_000;
const TRIAL = 'The process that tries to load the supergraph';
/** Characters of what a process said last that are told. */
const LAST_WORDS = 2_000;

/**
 * Loads a supergraph in a process of its own: the query planner ends its process over some that it can't take, which
 * nothing catches.
 *
 * @throws Error with the reason, where the supergraph can't be used. @throws Error where the trial was given up.
 * @throws PassingFault where the process can't be started, takes too long, or is killed, as where memory is short.
 */
export async function trySupergraph(sdl: string, options: TrialOptions = {}): Promise<void> {
  const timeout = options.timeout ?? DEFAULT_TIMEOUT;
  const child = spawn(process.execPath, [PROGRAM], {
    // The environment has keys in it, which need not be in what an aborted process may leave behind.
    env: {},
    stdio: ['pipe', 'ignore', 'pipe'],
    timeout,
    killSignal: 'SIGKILL',
    ...(options.signal && { signal: options.signal }),
  });
  // Who ends early does not read all; how it ended is told by its end.
  child.stdin.on('error', () => {});
  child.stdin.end(sdl);
  const [[code, signal], said] = await Promise.all([once(child, 'close'), text(child.stderr)]).catch(
    (error) => {
      throw options.signal?.aborted ? error : new PassingFault(`${TRIAL} can’t be started: ${error}`);
    },
  );
  if (code === 0) return;
  const words = said.trim().slice(0, LAST_WORDS);
  if (code === 1) throw new Error(words);
  if (signal !== 'SIGKILL') throw new Error(`${TRIAL} ended with ${signal ?? code}: ${words}`);
  throw new PassingFault(
    `${TRIAL} ${child.killed ? `was not done within ${timeout} ms` : 'was killed'}. ${words}`,
  );
}
