import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** A process of its own whose CPU time can be read. */
export interface MeasuredProcess {
  /** CPU seconds used so far, of user and system. */
  cpuSeconds(): Promise<number>;
  /** Bytes resident in memory, after all garbage has been collected. */
  residentBytes(): Promise<number>;
  /** Says something to the program, which answers with one message. One may be asked at a time. */
  ask<Answer>(message: unknown): Promise<Answer>;
  stop(): Promise<void>;
}

/** Starts a Node program that tells its CPU time when asked (see `tell-cpu.ts`), its port ready to be used. `env` takes the place of the environment. */
export async function startMeasured(
  program: URL,
  args: readonly string[],
  readyUrl: string,
  env: Readonly<Record<string, string>> = {},
): Promise<MeasuredProcess> {
  const child = fork(program, [...args], {
    execArgv: ['--expose-gc', '--import', new URL('tell-cpu.js', import.meta.url).href],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    ...(Object.keys(env).length > 0 && { env }),
  });
  await answering(readyUrl, child);
  const ask = async <Answer>(message: unknown): Promise<Answer> => {
    const told = once(child, 'message');
    child.send(message as object);
    const [answer] = await told;
    return answer as Answer;
  };
  return {
    ask,
    async cpuSeconds() {
      const { user, system } = await ask<NodeJS.CpuUsage>('cpu');
      return (user + system) / MICROSECONDS;
    },
    residentBytes: () => ask<number>('memory'),
    async stop() {
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}

const MICROSECONDS = 1e6;

/** Waits until something answers at the address; rejects when the process ends before. */
async function answering(url: string, child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`A process of the bench ended with code ${code} before it was ready.`);
  });
  const ready = (async () => {
    for (;;) {
      const answered = await fetch(url, { method: 'POST', body: '{}' }).then(
        () => true,
        () => false,
      );
      if (answered) return;
      await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER));
    }
  })();
  await Promise.race([ready, ended]);
  ended.catch(() => undefined);
}

/** Milliseconds between two looks whether a process listens yet. */
const RETRY_AFTER = 50;
