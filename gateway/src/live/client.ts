import type { IncomingMessage } from 'node:http';
import type { RequestContext } from '../context.js';
import type { Prepared } from '../engine/index.js';
import type { VerifiedIdentity } from '../identity/index.js';

/** One connected client. */
export interface Client {
  readonly request: IncomingMessage;
  /** The id of the connection; each operation's id begins with it. */
  readonly requestId: string;
  close(code: number, reason: string): void;
  /** What runs for it; ended when it has gone. */
  readonly running: Set<AbortController>;
  verified?: VerifiedIdentity;
  /** The roles that it had when they were last looked at. */
  held?: readonly string[];
  /** Whether it may ask nothing more: it has gone, or was shut out. */
  over?: boolean;
  expiry?: NodeJS.Timeout;
}

/** What an operation needs when it runs; travels as the context value of graphql-ws. */
export interface Running {
  readonly prepared: Prepared;
  readonly variables: unknown;
  readonly context: RequestContext;
  readonly controller: AbortController;
  readonly onMasked: (fault: unknown) => void;
  readonly onEnd: () => void;
}
