import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Written } from './control.js';

export type ToClients = 'heard' | { readonly connect: readonly string[]; readonly listenOneOf: number };

/** What clients have heard since they were asked last. */
export interface Heard {
  readonly events: number;
  /** By some of the clients: an event's cursor, when its count was changed, and when it came. */
  readonly arrivals: [cursor: string, changed: number, arrived: number][];
  /** Each event that these have heard, once. */
  readonly texts: Written[];
}

/** Clients of one address, in processes of their own. */
export class Clients {
  readonly #processes: Process[] = [];
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  /**
   * Connects clients, and waits until each has its first event.
   *
   * @param agreementIds what each subscribes to; `listenOneOf`: only one of so many reads its events.
   */
  async connect(agreementIds: readonly string[], listenOneOf: number): Promise<void> {
    for (let at = 0; at < agreementIds.length; at += PER_PROCESS) {
      const process = started(this.#url);
      this.#processes.push(process);
      await ask(process, { connect: agreementIds.slice(at, at + PER_PROCESS), listenOneOf });
    }
  }

  async heard(): Promise<Heard> {
    const all = await Promise.all(this.#processes.map((process) => ask<Heard>(process, 'heard')));
    return {
      events: all.reduce((sum, { events }) => sum + events, 0),
      arrivals: all.flatMap(({ arrivals }) => arrivals),
      texts: all.flatMap(({ texts }) => texts),
    };
  }

  /** Waits until all have heard as many events together, or have heard nothing for some seconds. */
  async heardAll(events: number): Promise<Heard> {
    let [heard, last] = [await this.heard(), performance.now()];
    while (heard.events < events && performance.now() - last < SILENCE) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      const more = await this.heard();
      if (more.events > 0) last = performance.now();
      heard = {
        events: heard.events + more.events,
        arrivals: heard.arrivals.concat(more.arrivals),
        texts: heard.texts.concat(more.texts),
      };
    }
    const seen = new Set<string>();
    const texts = heard.texts.filter(([, text]) => !seen.has(text) && seen.add(text));
    return { ...heard, texts };
  }

  async stop(): Promise<void> {
    for (const { child } of this.#processes) child.kill();
    await Promise.allSettled(this.#processes.map(({ ended }) => ended));
  }
}

const PER_PROCESS = 5_000;
/** Milliseconds. */
const SILENCE = 5_000;

interface Process {
  readonly child: ChildProcess;
  /** Rejects when it has ended. */
  readonly ended: Promise<never>;
}

function started(url: string): Process {
  const child = fork(new URL('clients-process.js', import.meta.url), [url]);
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`Clients of the bench ended with code ${code}.`);
  });
  ended.catch(() => undefined);
  return { child, ended };
}

async function ask<Answer>({ child, ended }: Process, message: ToClients): Promise<Answer> {
  const told = once(child, 'message');
  child.send(message);
  const [answer] = await Promise.race([told, ended]);
  return answer as Answer;
}
