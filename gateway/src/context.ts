import type { Identity } from '@hub/schema/identity';

/** What travels with one client request through the gateway: engine → placement → subgraphs. */
export interface RequestContext {
  /** Goes to every service as `x-request-id` and back to the client in errors. */
  readonly requestId: string;
  /** W3C trace context to pass on (this hop already made into a child), where the client sent one or tracing is on. */
  readonly traceparent?: string;
  readonly identity: Identity;
  /** Aborts when the client has gone or the request's deadline is over. */
  readonly signal: AbortSignal;
}
