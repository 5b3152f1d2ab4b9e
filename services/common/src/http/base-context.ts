import type { Identity } from '@hub/schema/identity';
import type { EntityManager } from 'typeorm';
import type { Logger } from '../logging/create-logger.js';

/** What every request has; each service adds its loaders. */
export interface BaseContext {
  readonly identity: Identity;
  /** For reads. A use case opens its own transaction on it. Sends nothing more once the signal has aborted. */
  readonly db: EntityManager;
  /** In the log, and in the errors the client gets. */
  readonly requestId: string;
  readonly log: Logger;
  /** The codes that have a deployment of their own: a fallback deployment leaves their rows out of its lists. */
  readonly elsewhere: readonly string[];
  /** Aborts when the client has gone before it was answered. */
  readonly signal: AbortSignal;
}
