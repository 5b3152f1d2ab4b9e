import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { type Program, type ProgramEnvironment, runProgram } from '../program.js';
import { until } from '../until.js';

/** A gateway or a service as a process of its own, that can be ended and started again at its port. */
export interface HubProcess {
  /** Starts it; resolves when it is ready. One that ends before, as for want of its database, is started again. */
  start(): Promise<void>;
  /** Ends it at once, as a crash would; resolves when it is gone. */
  kill(): Promise<void>;
  /** Lets it do nothing for a while, with its connections open; then it goes on as if no time had passed. */
  freeze(ms: number): Promise<void>;
  /** Lets it finish what it is doing. @returns the code that it ended with, or the signal. */
  stop(): Promise<number | string | null>;
}

export interface HubProcessOptions {
  /** The folder of its package, such as `services/agreements`. */
  readonly folder: string;
  readonly env: ProgramEnvironment;
  /** The file that what it says is added to. */
  readonly log: string;
}

const PATIENCE_MS = 60_000;

/** What a service, or a gateway, says once it listens at its port, where nobody else can then. */
const LISTENS = /"msg":"(ready|the gateway listens)"/;

export function hubProcess({ folder, env, log }: HubProcessOptions): HubProcess {
  let running: { readonly program: Program; listens(): boolean } | undefined;
  const run = () => {
    const output = openSync(log, 'a');
    const { size } = fstatSync(output);
    const program = runProgram(folder, env, ['ignore', output, output]);
    closeSync(output);
    return { program, listens: () => LISTENS.test(String(readFileSync(log).subarray(size))) };
  };
  return {
    async start() {
      let ready = false;
      const look = async () => {
        if (running === undefined || running.program.isGone()) running = run();
        // While it was away, somebody else may have taken its port, and answer there.
        ready = running.listens() && (await running.program.isReady()) && !running.program.isGone();
      };
      await until(() => ready, PATIENCE_MS, look).catch((cause: unknown) => {
        const listens = running?.listens() ? 'listens' : 'does not listen';
        throw new Error(`Expected ${folder} to be ready at port ${env.PORT}, but it ${listens}; see ${log}`, {
          cause,
        });
      });
    },
    async freeze(ms) {
      running?.program.child.kill('SIGSTOP');
      await delay(ms);
      running?.program.child.kill('SIGCONT');
    },
    kill: async () => void (await running?.program.end('SIGKILL')),
    stop: async () => (await running?.program.end('SIGTERM')) ?? null,
  };
}
