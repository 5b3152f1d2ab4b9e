import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { streamAccepted } from './accept.js';

/**
 * Which connections end with the answer that is under way. What a client has sent behind its request is not begun then: no
 * answer could follow (RFC 9112, 9.6). Whether an answer is the last one shows late; what is behind it waits for that.
 */
export class LastAnswers {
  /** Of what a connection has asked until now, where a part of it could be answered by a stream: whether one was the last. */
  readonly #verdicts = new WeakMap<Socket, Promise<boolean>>();
  readonly #judges = new WeakMap<ServerResponse, (isLast: boolean) => void>();
  readonly #ending = new WeakSet<Socket>();

  /** What is ahead of a request that comes now. @returns whether an answer to it is the last one; undefined: none can be. */
  ahead(socket: Socket): Promise<boolean> | undefined {
    return this.#verdicts.get(socket);
  }

  /** The answer to a request that comes now may turn out to be the last one of its connection. */
  expect(response: ServerResponse, socket: Socket): void {
    const verdict = new Promise<boolean>((resolve) => {
      this.#judges.set(response, resolve);
      response.once('close', () => resolve(false));
    });
    const ahead = this.#verdicts.get(socket);
    this.#verdicts.set(socket, ahead ? ahead.then((isLast) => isLast || verdict) : verdict);
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
}

/** Has requests wait behind those whose answer may be the last one of the connection: a stream of events. */
export function addLastAnswers(app: FastifyInstance, lastAnswers: LastAnswers): void {
  app.addHook('onRequest', ({ headers, raw, socket }, reply, done) => {
    const ahead = lastAnswers.ahead(socket);
    // As it comes, not as it is begun: whoever comes behind it is to wait for it, too.
    if (streamAccepted(headers.accept)) lastAnswers.expect(reply.raw, socket);
    if (!ahead) return done();
    void ahead.then((isLast) => {
      if (!isLast) return done();
      reply.hijack();
      // Else the end of the connection, which comes behind it, would not be seen.
      raw.resume();
    });
  });
}

const ignore = () => undefined;
