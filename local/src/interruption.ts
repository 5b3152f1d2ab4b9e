/** The signals that ask a command to stop, with the exit codes that shells know them by. */
export const SIGNAL_EXIT_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** A command was asked to stop, and has left nothing half done. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
  readonly exitCode: number;

  constructor(signal: keyof typeof SIGNAL_EXIT_CODES) {
    super('Interrupted: nothing was changed.');
    this.exitCode = SIGNAL_EXIT_CODES[signal];
  }
}

/** A command's wish to stop in the middle of its work, and what must not be cut. */
export class Interruption {
  readonly #stop = new AbortController();
  #uncut = false;

  /** Aborted, with {@link Interrupted} as its reason, when the command is to stop. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** Asks to stop. Too late within what must not be cut: it is done in a moment, and the command after it. */
  ask(signal: keyof typeof SIGNAL_EXIT_CODES): void {
    if (!this.#uncut) this.#stop.abort(new Interrupted(signal));
  }

  /**
   * Does what is done whole or not at all.
   *
   * @throws {Interrupted} before, where the command is to stop.
   */
  async uncut<Result>(work: () => Promise<Result>): Promise<Result> {
    this.signal.throwIfAborted();
    this.#uncut = true;
    try {
      return await work();
    } finally {
      this.#uncut = false;
    }
  }

  /**
   * Waits for work, no longer than until the command is to stop; what the work then still does is of no interest.
   *
   * @throws {Interrupted} as soon as the command is to stop.
   */
  async orStop<Result>(work: Promise<Result>): Promise<Result> {
    work.catch(() => {});
    const { signal } = this;
    signal.throwIfAborted();
    let listener = () => {};
    const stopped = new Promise<never>((_resolve, reject) => {
      listener = () => reject(signal.reason);
    });
    signal.addEventListener('abort', listener, { once: true });
    try {
      return await Promise.race([work, stopped]);
    } finally {
      signal.removeEventListener('abort', listener);
    }
  }
}
