import { once } from 'node:events';
import { type ClientOptions, WebSocket } from 'ws';

/** A client that speaks to the gateway message by message, so that it can also misbehave. */
export interface LiveClient {
  send(message: object): void;
  raw(data: string | Buffer, binary?: boolean): void;
  /** The next message from the gateway; rejects when the connection closes first. */
  next(): Promise<Record<string, unknown>>;
  readonly closed: Promise<{ code: number; reason: string }>;
  close(): void;
  terminate(): void;
  /** Reads nothing more. */
  pause(): void;
  /** Reads again. */
  resume(): void;
}

/** Connects; what is not said is as a client of graphql-ws does it. */
export async function connect(
  url: string,
  options: ClientOptions = {},
  protocol = 'graphql-transport-ws',
): Promise<LiveClient> {
  const socket = new WebSocket(url, protocol, options);
  const messages: Record<string, unknown>[] = [];
  const waiting: { resolve(message: Record<string, unknown>): void; reject(error: Error): void }[] = [];
  socket.on('message', (data) => {
    const message = JSON.parse(String(data)) as Record<string, unknown>;
    const first = waiting.shift();
    if (first) first.resolve(message);
    else messages.push(message);
  });
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.once('close', (code, reason) => {
      resolve({ code, reason: String(reason) });
      for (const { reject } of waiting) reject(new Error(`The connection closed with ${code} ${reason}.`));
    });
  });
  await once(socket, 'open');
  return {
    send: (message) => socket.send(JSON.stringify(message)),
    raw: (data, binary) => socket.send(data, { binary: binary ?? false }),
    next() {
      const message = messages.shift();
      if (message) return Promise.resolve(message);
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    },
    closed,
    close: () => socket.close(),
    terminate: () => socket.terminate(),
    pause: () => socket.pause(),
    resume: () => socket.resume(),
  };
}
