import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { REQUEST_ID_HEADER } from '@hub/schema/identity';
import type { ErrorCode } from '../../error-codes.js';

/** Why a request for a WebSocket is refused. */
export interface UpgradeRefusal {
  readonly status: 400 | 403 | 429 | 503;
  readonly code: ErrorCode;
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Milliseconds that a client has to read the refusal. */
const PATIENCE = 1_000;

/** Answers a request for a WebSocket with a plain HTTP refusal. */
export function refuseUpgrade(
  socket: Duplex,
  { status, code, message, headers }: UpgradeRefusal,
  requestId: string,
): void {
  const own = Object.entries(headers ?? {}).map(([name, value]) => `${name}: ${value}\r\n`);
  const body = JSON.stringify({ errors: [{ message, extensions: { code, requestId } }] });
  socket.once('error', () => socket.destroy());
  // A reset, which bytes left unread would bring about, takes the answer with it; and the client may never close.
  socket.resume();
  setTimeout(() => socket.destroy(), PATIENCE).unref();
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\ncontent-type: application/json; charset=utf-8\r\n` +
      `${REQUEST_ID_HEADER}: ${requestId}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n${own.join('')}` +
      `connection: close\r\n\r\n${body}`,
  );
}
