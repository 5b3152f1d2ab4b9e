import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { endWithUs } from './end-with-us.js';
import { root } from './launcher.js';

/** All of a program's environment. */
export type ProgramEnvironment = Readonly<Record<string, string>> & { readonly PORT: string };

/** A gateway or a service that runs as a process of its own. */
export interface Program {
  readonly child: ChildProcess;
  readonly url: string;
  isGone(): boolean;
  /** Whether it says that it is ready. */
  isReady(): Promise<boolean>;
  /** @returns the code that it ended with, or the signal, once it is gone. */
  end(signal: NodeJS.Signals): Promise<number | string>;
}

const PATIENCE_MS = 2_000;

/**
 * Starts `node <folder>/dist/main.js`, as it was last built. It ends at the latest with this process.
 *
 * @param folder of its package, such as `services/agreements`.
 */
export function runProgram(folder: string, env: ProgramEnvironment, stdio: StdioOptions): Program {
  const child = spawn(process.execPath, [path.join(root, folder, 'dist/main.js')], { stdio, env });
  const ended = once(child, 'exit');
  const url = `http://127.0.0.1:${env.PORT}`;
  const isGone = () => child.exitCode !== null || child.signalCode !== null;
  endWithUs(child);
  return {
    child,
    url,
    isGone,
    isReady: () =>
      fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(PATIENCE_MS) }).then(
        ({ ok }) => ok,
        () => false,
      ),
    async end(signal) {
      if (!isGone()) child.kill(signal);
      const [code, by] = await ended;
      return (code ?? by) as number | string;
    },
  };
}
