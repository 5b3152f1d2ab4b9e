import { createServer } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import type { ToControl } from './control.js';

/**
 * The least that a server could do which has ready texts: it writes each to every client that has subscribed to the
 * agreement, as the message of graphql-transport-ws with the client's own id. Nothing is parsed, bounded or counted.
 */
const subscribers = new Map<string, { socket: WebSocket; head: string }[]>();
const first = new Map<string, string>();

const sockets = new WebSocketServer({
  noServer: true,
  perMessageDeflate: false,
  clientTracking: false,
  handleProtocols: () => 'graphql-transport-ws',
});

createServer((_request, response) => response.end())
  .on('upgrade', (request, socket, head) => {
    sockets.handleUpgrade(request, socket, head, (opened) => {
      opened.on('message', (data) => hear(opened, JSON.parse(String(data)) as Message));
    });
  })
  .listen(Number(process.argv[2]), '127.0.0.1');

interface Message {
  readonly type: string;
  readonly id: string;
  readonly payload: { readonly variables: { readonly agreementId: string } };
}

function hear(socket: WebSocket, { type, id, payload }: Message): void {
  if (type === 'connection_init') {
    socket.send('{"type":"connection_ack"}');
    return;
  }
  const { agreementId } = payload.variables;
  const subscriber = { socket, head: `{"id":${JSON.stringify(id)},"type":"next","payload":` };
  const others = subscribers.get(agreementId);
  if (others) others.push(subscriber);
  else subscribers.set(agreementId, [subscriber]);
  socket.send(`${subscriber.head}${first.get(agreementId)}}`);
}

process.on('message', async (asked: ToControl | 'cpu' | 'memory') => {
  if (typeof asked === 'string') return;
  if ('first' in asked) {
    for (const [agreementId, text] of asked.first) first.set(agreementId, text);
    process.send?.('ready');
    return;
  }
  const begun: number[] = [];
  const start = performance.now();
  for (const [index, [agreementId, text]] of asked.write.entries()) {
    const due = start + index * asked.every;
    await new Promise((resolve) => setTimeout(resolve, due - performance.now()));
    begun.push(performance.timeOrigin + performance.now());
    for (const { socket, head } of subscribers.get(agreementId) ?? []) socket.send(`${head}${text}}`);
  }
  process.send?.(begun);
});
