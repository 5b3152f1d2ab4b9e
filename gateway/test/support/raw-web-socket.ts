import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** The request for a WebSocket, as its bytes. */
export function upgradeRequest(live: string, headers: Record<string, string> = {}): string {
  const { host, pathname } = new URL(live);
  const lines = Object.entries({
    host,
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
    'sec-websocket-protocol': 'graphql-transport-ws',
    ...headers,
  }).map(([name, value]) => `${name}: ${value}`);
  return [`GET ${pathname} HTTP/1.1`, ...lines, '', ''].join('\r\n');
}

/** A connection to where a WebSocket may be asked for; nothing is sent on it yet. */
export async function rawConnection(live: string): Promise<Socket> {
  const { hostname, port } = new URL(live);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  return socket;
}

/** A WebSocket of one that answers nothing by itself, not even a ping. */
export async function rawWebSocket(live: string): Promise<Socket> {
  const socket = await rawConnection(live);
  socket.write(upgradeRequest(live));
  const [answer] = await once(socket, 'data');
  if (!String(answer).startsWith('HTTP/1.1 101')) throw new Error(`no WebSocket: ${String(answer)}`);
  return socket;
}

/** A frame of a client (RFC 6455, 5.2), masked with zeros. */
export function clientFrame(payload: string | Uint8Array, firstByte = 0x81): Buffer {
  const data = Buffer.from(payload);
  const length =
    data.length < 126
      ? Buffer.from([0x80 | data.length])
      : Buffer.from([0x80 | 126, data.length >> 8, data.length & 255]);
  return Buffer.concat([Buffer.from([firstByte]), length, Buffer.alloc(4), data]);
}
