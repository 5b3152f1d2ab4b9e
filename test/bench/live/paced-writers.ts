import type { Writer, Writers } from '../signing/turns.js';

/** Clients that sign and withdraw in turn, so many writes a second all together. */
export class PacedWriters {
  readonly #idle: Turn[];
  #writes = 0;

  constructor({ clients, organisationIds }: Writers) {
    this.#idle = clients.map((client, index) => ({
      client,
      organisationId: organisationIds[index] as string,
    }));
  }

  /**
   * Writes for some time, and waits for the last answer.
   *
   * @param agreementIds one for all, or many that are taken in turn.
   */
  async write(agreementIds: readonly string[], count: number, every: number): Promise<void> {
    const start = performance.now();
    const running: Promise<void>[] = [];
    for (let index = 0; index < count; index += 1) {
      await new Promise((resolve) => setTimeout(resolve, start + index * every - performance.now()));
      while (this.#idle.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
      const turn = this.#idle.shift() as Turn;
      const key = this.#writes++;
      const done = this.#take(turn, agreementIds[Math.floor(key / 2) % agreementIds.length] as string, key);
      running.push(done.then(() => void this.#idle.push(turn)));
    }
    await Promise.all(running);
  }

  async #take(turn: Turn, agreementId: string, key: number): Promise<void> {
    const { client, organisationId, adherenceId } = turn;
    if (adherenceId === undefined) {
      turn.adherenceId = await client.sign(agreementId, organisationId, `live-${key}`);
    } else {
      await client.withdraw(adherenceId, organisationId, `live-${key}`);
      delete turn.adherenceId;
    }
  }
}

interface Turn {
  readonly client: Writer;
  readonly organisationId: string;
  /** What it has signed and will withdraw next. */
  adherenceId?: string;
}
