import { keepUp } from './keep-up.js';
import { type ManagedProcess, type ProcessOptions, startProcess } from './managed-process.js';
import { requireFreePort } from './ports.js';

/** One process of the hub through all its runs. */
export class KeptProcess {
  readonly name: string;
  readonly port: number | undefined;
  readonly #options: ProcessOptions;
  readonly #started: (pid: number) => void;
  readonly #leave = new AbortController();
  #run: ManagedProcess | undefined;

  /** @param started is told the id of each run. */
  constructor(options: ProcessOptions, started: (pid: number) => void) {
    this.name = options.name;
    this.port = options.port;
    this.#options = options;
    this.#started = started;
  }

  /** Of its latest run; -1 before the first. */
  get pid(): number {
    return this.#run?.pid ?? -1;
  }

  /**
   * Starts it for the first time, and resolves when it is ready.
   *
   * @throws {HubFailure} with one line where it can't.
   */
  async start(signal: AbortSignal): Promise<void> {
    await this.#begin(false).ready(signal);
  }

  /** Resolves with one line when the run of now has ended unasked. */
  get died(): Promise<string> {
    return this.#run?.died ?? new Promise(() => {});
  }

  /**
   * Starts it again whenever it ends, from its first start on until it is stopped.
   *
   * @param note is told a line when it ends, when it is back, and when it is left down.
   */
  async keepUp(note: (line: string) => void): Promise<void> {
    const { name, died } = this;
    const signal = this.#leave.signal;
    const last = await keepUp({ name, ended: died, again: () => this.#again(), note, signal });
    if (last === undefined) return;
    note(
      `${last}: ${name} ended again and again right after its start and stays down, the hub goes on without it`,
    );
  }

  /** Asks it to end, and ends it after `patienceMs`. Resolves when it is gone, for good. */
  async stop(patienceMs: number): Promise<void> {
    this.#leave.abort();
    await this.#run?.stop(patienceMs);
  }

  /** Ends it at once. Resolves when it is gone, for good. */
  async kill(): Promise<void> {
    this.#leave.abort();
    await this.#run?.kill();
  }

  #begin(again: boolean): ManagedProcess {
    const run = startProcess({ ...this.#options, again });
    this.#run = run;
    if (run.pid > 0) this.#started(run.pid);
    return run;
  }

  async #again(): Promise<{ ended: Promise<string> }> {
    const { signal } = this.#leave;
    // A stranger that has taken the port would be taken for it.
    if (this.port !== undefined) await requireFreePort(this.port, this.name);
    signal.throwIfAborted();
    try {
      const run = this.#begin(true);
      // Its database may be longer away than a first start waits.
      await run.ready(signal, Number.POSITIVE_INFINITY);
      return { ended: run.died };
    } catch (error) {
      if (!signal.aborted) await this.#run?.kill();
      throw error;
    }
  }
}
