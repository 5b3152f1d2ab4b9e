import { setTimeout as delay } from 'node:timers/promises';
import type { Steps } from '../steps.js';
import { type ManagedProcess, type ProcessOptions, startProcess } from './managed-process.js';

const PATIENCE_MS = 15_000;
const HURRIED_MS = 300;

/** What runs so far of a hub, so that any moment of a start can be taken back. */
export class Running {
  readonly processes: ManagedProcess[] = [];
  readonly #cleanups: (() => Promise<void>)[] = [];
  #stopped: Promise<void> | undefined;
  #fail: (line: string) => void = () => {};

  /** Resolves with one line when something ends that should not have. */
  readonly failed = new Promise<string>((resolve) => {
    this.#fail = resolve;
  });

  /** To be undone when the hub stops: after the processes, the latest first. */
  add(cleanup: () => Promise<void>): void {
    this.#cleanups.push(cleanup);
  }

  /** To be called when something that is not among the processes has ended. */
  fail(line: string): void {
    if (!this.#stopped) this.#fail(line);
  }

  /**
   * Starts processes together and waits until each is ready.
   *
   * @param started is told each one's id.
   */
  async launch(
    wanted: readonly ProcessOptions[],
    steps: Steps,
    signal: AbortSignal,
    started: (pid: number) => void,
  ) {
    signal.throwIfAborted();
    const ready = wanted.map((options) => {
      const child = startProcess(options);
      this.processes.push(child);
      if (child.pid > 0) started(child.pid);
      void child.died.then((line) => this.fail(line));
      return steps.run(
        options.name,
        () => child.ready(signal),
        () => (child.port ? `port ${child.port}` : ''),
      );
    });
    await Promise.all(ready);
  }

  /**
   * Stops what runs: the demonstration, the gateway (which finishes what it has begun), the services, and then what
   * was added. Safe to repeat.
   *
   * @param hurry when aborted, what has not ended yet is ended at once.
   */
  stop(hurry?: AbortSignal): Promise<void> {
    this.#stopped ??= this.#stopAll(hurry);
    return this.#stopped;
  }

  async #stopAll(hurry: AbortSignal | undefined): Promise<void> {
    const isService = ({ name }: ManagedProcess) => name !== 'gateway' && name !== 'demonstration';
    const stages = [
      this.processes.filter(({ name }) => name === 'demonstration'),
      this.processes.filter(({ name }) => name === 'gateway'),
      this.processes.filter(isService),
    ];
    for (const stage of stages) await this.#stopStage(stage, hurry);
    for (const cleanup of this.#cleanups.reverse()) await cleanup();
  }

  async #stopStage(stage: readonly ManagedProcess[], hurry: AbortSignal | undefined): Promise<void> {
    const patience = hurry?.aborted ? HURRIED_MS : PATIENCE_MS;
    const stopped = Promise.all(stage.map((child) => child.stop(patience)));
    const settled = new AbortController();
    const hurried = hurry && !hurry.aborted ? whenAborted(hurry, settled.signal) : undefined;
    await Promise.race([stopped, ...(hurried ? [hurried] : [])]);
    settled.abort();
    if (hurry?.aborted) await Promise.all(stage.map((child) => child.kill()));
    await stopped;
  }
}

/** Resolves when the signal is aborted, a moment after; gives up listening when `settled` is. */
function whenAborted(signal: AbortSignal, settled: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => void delay(HURRIED_MS).then(resolve), { signal: settled });
  });
}
