import { setTimeout as delay } from 'node:timers/promises';
import type { Choose } from '../../../support/chooser.js';
import type { Message, Scope, StreamName, Visit, Watched } from '../model.js';
import type { Connect, Connection, Result } from './connection.js';
import { kept } from './kept-messages.js';
import { messageOf, operationOf } from './operations.js';

/** What is watched, and how. */
export interface Watch {
  readonly name: string;
  readonly stream: StreamName;
  readonly scope: Scope;
  readonly rich: boolean;
  /** Whether it may stop reading for so long that it can't be told everything; its messages are long. Default: false. */
  readonly slow?: boolean;
  readonly connect: Connect;
  readonly token?: string | undefined;
}

export interface Watcher {
  /** All that it has seen so far. */
  readonly watched: Watched;
  /** How each of its connections ended, and the codes of results that were errors alone. */
  readonly ends: readonly string[];
  /** The sequence of the last message of an agreement; -1 before the first. */
  reached(agreementId: string): number;
  /** Breaks its connection off. It comes back after a moment. */
  cut(awayMs?: number): void;
  /** Reads nothing for a while. */
  pause(): void;
  resume(): void;
  /** Leaves for good. */
  stop(): Promise<void>;
}

const AWAY_MS = [0, 20, 60, 150, 400];

/**
 * Starts a watcher. Whenever its connection ends it comes back with its last cursor, to another gateway.
 *
 * @param origins of the gateways.
 * @param after the cursor that it begins with; without one it knows of nothing.
 */
export function startWatcher(
  watch: Watch,
  origins: readonly string[],
  choose: Choose,
  after: string | null = null,
): Watcher {
  const { name, stream, scope, rich, slow = false, token } = watch;
  const visits: (Visit & { readonly messages: Message[] })[] = [];
  const ends: string[] = [];
  const reached = new Map<string, number>();
  const query = operationOf(stream, rich, slow);
  let cursor = after;
  let at = choose(origins);
  let connection: Connection | undefined;
  let stopping = false;
  let away: number | undefined;

  const take = (messages: Message[], result: Result) => {
    const message = messageOf(result, stream);
    if (message === undefined) {
      for (const { message: text, extensions } of result.errors ?? []) ends.push(extensions?.code ?? text);
      return;
    }
    messages.push(kept(message));
    cursor = message.cursor;
    const { agreementId, sequence } = message;
    if (typeof agreementId === 'string' && typeof sequence === 'number') {
      reached.set(agreementId, Math.max(sequence, reached.get(agreementId) ?? -1));
    }
  };
  const visit = async () => {
    const messages: Message[] = [];
    visits.push({ after: cursor, messages });
    connection = watch.connect({
      origin: at,
      query,
      variables: { after: cursor, ...scope },
      token,
      onResult: (result) => take(messages, result),
    });
    ends.push(await connection.ended);
  };
  const watching = (async () => {
    while (!stopping) {
      await visit();
      await delay(away ?? choose(AWAY_MS));
      away = undefined;
      at = choose(origins.length > 1 ? origins.filter((origin) => origin !== at) : origins);
    }
  })();
  return {
    get watched() {
      return { name, stream, scope, mayMiss: slow, left: stopping, visits };
    },
    ends,
    reached: (agreementId) => reached.get(agreementId) ?? -1,
    cut(awayMs) {
      away = awayMs;
      connection?.cut();
    },
    pause: () => connection?.pause(),
    resume: () => connection?.resume(),
    async stop() {
      stopping = true;
      connection?.cut();
      await watching;
    },
  };
}
