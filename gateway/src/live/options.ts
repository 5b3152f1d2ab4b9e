import type { IncomingMessage, Server } from 'node:http';
import type { Logger } from '@hub/common/process';
import type { Engine } from '../engine/index.js';
import type { Verify } from '../identity/index.js';
import type { Limits } from '../limits/index.js';
import type { Rights } from '../rights/index.js';
import type { Metrics } from '../telemetry/index.js';

export interface LiveOptions {
  readonly server: Server;
  readonly engine: Engine;
  readonly verify: Verify;
  readonly rights: Rights;
  readonly limits: Limits;
  readonly metrics: Metrics;
  readonly log: Logger;
  /** Whether a page of this origin may connect. */
  readonly mayAsk: (origin: string | undefined, host: string | undefined) => boolean;
  readonly requestId: (request: IncomingMessage) => string;
  /** Milliseconds that a query or a mutation may take. */
  readonly requestTimeout: number;
  /** Milliseconds a client has to say `connection_init`. Default 5,000. */
  readonly initTimeout?: number;
  /** Milliseconds between pings; a client that has not answered by the next one is dropped. Default 15,000. */
  readonly pingInterval?: number;
  /** Operations that may run on one connection at the same time. Default 100. */
  readonly maxOperations?: number;
  /** Bytes of one message from a client. Default 256 KiB. */
  readonly maxMessage?: number;
  /** Bytes that may wait for a client that reads slowly; beyond it the connection is closed with 1013. Default 1 MiB. */
  readonly maxBacklog?: number;
}
