import { errors, type NatsConnection } from '@nats-io/transport-node';

/** The connection broke while something was done with it: whether it was done is not known. */
export class BrokenLine extends Error {}

/** A connection that breaks and is made again, until it is given up. */
export class NatsLine {
  #down = false;
  #over = false;
  /** How often it broke. */
  #breaks = 0;
  readonly #working = new Set<(error: BrokenLine) => void>();
  readonly #waiting = new Set<(error?: BrokenLine) => void>();
  #end: () => void = () => undefined;
  /** When it is over for good. */
  readonly ended = new Promise<void>((resolve) => {
    this.#end = resolve;
  });

  /** @param onSilent told once, where its server does not answer: another connection is not worse. */
  constructor(
    readonly connection: NatsConnection,
    private readonly onSilent: () => void,
  ) {}

  /** Ends what is being done: the answer is not coming. */
  broke(): void {
    this.#down = true;
    this.#breaks += 1;
    for (const fail of this.#working) fail(new BrokenLine('the connection to NATS broke'));
    this.#working.clear();
  }

  mended(): void {
    this.#down = false;
    this.#goOn();
  }

  /** It does not come back: whoever waits for it needs another one. */
  over(): void {
    this.#over = true;
    this.broke();
    this.#goOn(new BrokenLine('the connection to NATS is closed'));
    this.#end();
  }

  /** @throws where it is still broken after these milliseconds; BrokenLine where it is over. */
  ready(withinMs: number): Promise<void> {
    if (this.#over) return Promise.reject(new BrokenLine('the connection to NATS is closed'));
    if (!this.#down) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const go = (error?: BrokenLine) => {
        clearTimeout(timer);
        if (error) reject(error);
        else resolve();
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(go);
        reject(new Error('NATS can’t be reached'));
      }, withinMs);
      this.#waiting.add(go);
    });
  }

  /** Does something with the connection. @throws BrokenLine where it breaks meanwhile. */
  whole<Result>(work: (connection: NatsConnection) => Promise<Result>): Promise<Result> {
    const breaks = this.#breaks;
    return new Promise((resolve, reject) => {
      this.#working.add(reject);
      work(this.connection)
        .finally(() => this.#working.delete(reject))
        .then(resolve, (error: unknown) => {
          reject(error);
          if (error instanceof errors.TimeoutError && this.#breaks === breaks) this.#giveUp();
        });
    });
  }

  /**
   * The client library would first send what it was given, and a server that is gone without a word takes nothing. So this
   * one is closed, and does not connect again.
   */
  #giveUp(): void {
    this.over();
    this.onSilent();
    this.connection.close().catch(() => undefined);
  }

  #goOn(error?: BrokenLine): void {
    for (const go of this.#waiting) go(error);
    this.#waiting.clear();
  }
}
