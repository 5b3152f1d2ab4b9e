import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { streamAccepted } from './accept.js';

/**
 * Which connections end with the answer that is under way. What a client has sent behind its request is not begun then: no
 * answer could follow (RFC 9112, 9.6). Whether an answer is the last one shows late; what is behind it waits for that.
 */
export class LastAnswers {
  /** Of the answer ahead of the next request on a connection: whether it is the last. */
  readonly #verdicts = new WeakMap<Socket, Promise<boolean>>();
  readonly #judges = new WeakMap<ServerResponse, (isLast: boolean) => void>();
  readonly #ending = new WeakSet<Socket>();

  /** An answer may turn out to be the last one of its connection. */
  expect(response: ServerResponse, socket: Socket): void {
    const verdict = new Promise<boolean>((resolve) => {
      this.#judges.set(response, resolve);
      response.once('close', () => resolve(false));
    });
    this.#verdicts.set(socket, verdict);
  }

  /** An answer that was expected to is the last one: what its connection brings from now on is read off, and no request. */
  found(response: ServerResponse, socket: Socket): void {
    this.#ending.add(socket);
    this.#judges.get(response)?.(true);
    // Node's parser would stop to read where much is written, and not see the client go.
    socket.removeAllListeners('data').on('data', ignore).resume();
  }

  /** Whether the last answer of a connection has begun. */
  isEnding(socket: Socket): boolean {
    return this.#ending.has(socket);
  }

  /** Whether it takes {@link mayBegin} to know whether a request may be begun. */
  isInDoubt(socket: Socket): boolean {
    return this.#verdicts.has(socket);
  }

  /** Waits for what is ahead of a request to be judged. @returns whether it may be begun. */
  async mayBegin(socket: Socket): Promise<boolean> {
    for (;;) {
      const verdict = this.#verdicts.get(socket);
      if (await verdict) return false;
      // One that waited as well, and may be begun, may be the next to be in doubt.
      if (this.#verdicts.get(socket) === verdict) return true;
    }
  }
}

/** Has requests wait behind those whose answer may be the last one of the connection: a stream of events. */
export function addLastAnswers(app: FastifyInstance, lastAnswers: LastAnswers): void {
  app.addHook('onRequest', ({ headers, raw, socket }, reply, done) => {
    const begin = () => {
      if (streamAccepted(headers.accept)) lastAnswers.expect(reply.raw, socket);
      done();
    };
    if (!lastAnswers.isInDoubt(socket)) return begin();
    void lastAnswers.mayBegin(socket).then((may) => {
      if (may) return begin();
      reply.hijack();
      // Else the end of the connection, which comes behind it, would not be seen.
      raw.resume();
    });
  });
}

const ignore = () => undefined;
