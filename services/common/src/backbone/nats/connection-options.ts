import { readFile } from 'node:fs/promises';
import { credsAuthenticator, type NodeConnectionOptions, nkeyAuthenticator } from '@nats-io/transport-node';
import type { NatsCredentials, NatsOptions } from './nats-options.js';

/** Milliseconds: two unanswered pings, and a connection that is half-open is given up. */
const PING_INTERVAL_MS = 5_000;
const CONNECT_TIMEOUT_MS = 5_000;
const RECONNECT_MS = 250;

/**
 * What the client library is told: to try again for as long as it takes, whatever the server says.
 *
 * @throws where a file of credentials can't be read.
 */
export async function connectionOptions(options: NatsOptions, name: string): Promise<NodeConnectionOptions> {
  return {
    servers: [...options.servers],
    name,
    maxReconnectAttempts: -1,
    reconnectTimeWait: RECONNECT_MS,
    reconnectJitter: RECONNECT_MS,
    // Credentials may be mended while it runs.
    ignoreAuthErrorAbort: true,
    timeout: CONNECT_TIMEOUT_MS,
    pingInterval: PING_INTERVAL_MS,
    maxPingOut: 2,
    noAsyncTraces: true,
    ...((options.tls || wantsTls(options)) && { tls: { ...options.tls } }),
    ...(options.credentials && (await authentication(options.credentials))),
  };
}

const wantsTls = ({ servers }: NatsOptions): boolean => servers.some((server) => server.startsWith('tls:'));

async function authentication(credentials: NatsCredentials): Promise<NodeConnectionOptions> {
  switch (credentials.kind) {
    case 'token':
      return { token: credentials.token };
    case 'user':
      return { user: credentials.user, pass: credentials.password };
    case 'nkey':
      return { authenticator: nkeyAuthenticator(bytes((await readFile(credentials.file, 'utf8')).trim())) };
    case 'creds':
      return { authenticator: credsAuthenticator(await readFile(credentials.file)) };
  }
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
