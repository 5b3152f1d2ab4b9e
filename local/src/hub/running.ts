import { setTimeout as delay } from 'node:timers/promises';
import type { Steps } from '../steps.js';
import { KeptProcess } from './kept-process.js';
import type { ProcessOptions } from './managed-process.js';

const PATIENCE_MS = 15_000;
const HURRIED_MS = 300;

/** What runs so far of a hub, so that any moment of a start can be taken back. */
export class Running {
  readonly processes: KeptProcess[] = [];
  readonly #restart: boolean;
  readonly #note: (line: string) => void;
  readonly #cleanups: (() => Promise<void>)[] = [];
  #stopped: Promise<void> | undefined;
  #fail: (line: string) => void = () => {};

  /** Resolves with one line when something ends that should not have. */
  readonly failed = new Promise<string>((resolve) => {
    this.#fail = resolve;
  });

  /**
   * @param restart whether a process that ends is started again.
   * @param note is told a line when one ends, is back or stays down.
   */
  constructor(restart: boolean, note: (line: string) => void) {
    this.#restart = restart;
    this.#note = note;
  }

  /** To be undone when the hub stops: after the processes, the latest first. */
  add(cleanup: () => Promise<void>): void {
    this.#cleanups.push(cleanup);
  }

  /** To be called when something without which there is no hub has ended. */
  fail(line: string): void {
    if (!this.#stopped) this.#fail(line);
  }

  /**
   * Starts processes together, waits until each is ready, and starts one that ends from then on again.
   *
   * @param started is told each one's id.
   * @throws {HubFailure} where one can't start; those beside it go on running.
   */
  async launch(
    wanted: readonly ProcessOptions[],
    steps: Steps,
    signal: AbortSignal,
    started: (pid: number) => void,
  ) {
    signal.throwIfAborted();
    const ready = wanted.map(async (options) => {
      const kept = new KeptProcess(options, started);
      this.processes.push(kept);
      await steps.run(
        options.name,
        () => kept.start(signal),
        () => (kept.port ? `port ${kept.port}` : ''),
      );
      if (this.#restart) void kept.keepUp(this.#note);
      else void kept.died.then((line) => this.fail(line));
    });
    await Promise.all(ready);
  }

  /** Ends a process at once, if there is one of the name, and forgets it. */
  async remove(name: string): Promise<void> {
    const index = this.processes.findIndex((each) => each.name === name);
    const [kept] = index < 0 ? [] : this.processes.splice(index, 1);
    await kept?.kill();
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
    const isService = ({ name }: KeptProcess) => name !== 'gateway' && name !== 'demonstration';
    const stages = [
      this.processes.filter(({ name }) => name === 'demonstration'),
      this.processes.filter(({ name }) => name === 'gateway'),
      this.processes.filter(isService),
    ];
    for (const stage of stages) await this.#stopStage(stage, hurry);
    for (const cleanup of this.#cleanups.reverse()) await cleanup();
  }

  async #stopStage(stage: readonly KeptProcess[], hurry: AbortSignal | undefined): Promise<void> {
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
