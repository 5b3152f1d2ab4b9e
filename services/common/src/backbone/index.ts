/** The event backbone: the ordered log of every deployment's changes, and the ways into and out of it. */
export type { Backbone, LogBounds, LogEntry, LogPage, Publication } from './backbone.js';
export { Closable } from './closable.js';
export { type BackbonePlace, createBackbone } from './create-backbone.js';
export { type FollowKeptOptions, followKept } from './follow-kept.js';
export { goesOnAfter } from './goes-on-after.js';
export type { LogFilter } from './log-filter.js';
export { isAfter, type LogPlace } from './log-place.js';
export {
  createNatsBackbone,
  type NatsBackboneOptions,
  type NatsCredentials,
  type NatsOptions,
  removeNatsLog,
} from './nats/index.js';
export { appendAllToOutbox, appendToOutbox, type OutboxEvent, type StatementRunner } from './outbox.js';
export { type PgSnapshot, parsePgSnapshot } from './pg-snapshot.js';
export { createPostgresBackbone, type PostgresBackboneOptions } from './postgres-backbone.js';
export { type Relay, type RelayOptions, startRelay } from './relay.js';
export { type FollowOptions, startTail, type Tail, type TailMessage } from './tail.js';
export { type LoopOptions, startLoop, type WakeableLoop } from './wakeable-loop.js';
