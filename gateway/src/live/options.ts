import type { IncomingMessage } from 'node:http';
import type { Logger } from '@hub/common/process';
import type { Engine } from '../engine/index.js';
import type { Verify } from '../identity/index.js';
import type { Limits } from '../limits/index.js';
import type { Rights } from '../rights/index.js';
import type { Metrics } from '../telemetry/index.js';
import type { LiveSettings } from './settings.js';
import type { Streams } from './streams/index.js';

export interface LiveOptions {
  readonly engine: Engine;
  /** Goes on after the live side has ended; closed by who made it. */
  readonly streams: Streams;
  readonly verify: Verify;
  readonly rights: Rights;
  readonly limits: Limits;
  readonly metrics: Metrics;
  readonly log: Logger;
  /** What forbids a page of this origin to connect; nothing where it may. */
  readonly originFault: (origin: string | undefined, host: string | undefined) => string | undefined;
  readonly requestId: (request: IncomingMessage) => string;
  /** The address of the client, as far as proxies are believed. */
  readonly addressOf: (request: IncomingMessage) => string;
  /** Milliseconds that a query or a mutation may take. */
  readonly requestTimeout: number;
  /** What is not said is {@link DEFAULT_LIVE}. */
  readonly settings?: Partial<LiveSettings> | undefined;
}
