import { once } from 'node:events';
import type { Socket } from 'node:net';
import { clientFrame, rawConnection, rawWebSocket } from './raw-web-socket.js';

/** One event is more than the system of a client that reads nothing takes for it. */
export const LONG_FLOOD = { query: 'subscription { flood(length: 1000000) }' };

/** The message that asks for it. */
export const ASK_FLOOD = clientFrame(JSON.stringify({ type: 'subscribe', id: 'a', payload: LONG_FLOOD }));

/** A query whose answer is more than that, too: one text, many times. */
export const LONG_ANSWER = {
  query: `query ($name: String) { ${Array.from({ length: 20 }, (_, at) => `a${at}: greeting(name: $name)`).join(' ')} }`,
  variables: { name: 'x'.repeat(250_000) },
};

/** A stream of long events of which nothing more is read, when the first of it has come. */
export async function unreadEvents(
  live: string,
  headers: Record<string, string> = {},
  asked: object = LONG_FLOOD,
): Promise<Socket> {
  const socket = await rawConnection(live);
  socket.on('error', () => undefined);
  const body = JSON.stringify(asked);
  const lines = Object.entries({
    host: 'hub',
    accept: 'text/event-stream',
    'content-type': 'application/json',
    'content-length': body.length,
    ...headers,
  }).map(([name, value]) => `${name}: ${value}`);
  socket.write(['POST /graphql HTTP/1.1', ...lines, '', body].join('\r\n'));
  await once(socket, 'data');
  return socket.pause();
}

/** The same over a WebSocket. */
export async function unreadMessages(live: string, authorization: string): Promise<Socket> {
  const socket = await rawWebSocket(live);
  socket.on('error', () => undefined);
  socket.write(clientFrame(JSON.stringify({ type: 'connection_init', payload: { authorization } })));
  await once(socket, 'data');
  socket.write(ASK_FLOOD);
  await once(socket, 'data');
  return socket.pause();
}
