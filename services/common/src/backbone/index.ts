/** The event backbone: the ordered log of every deployment's changes, and the ways into and out of it. */
export { abortable } from './abortable.js';
export type { Backbone, LogBounds, LogEntry, LogPage, Publication } from './backbone.js';
export { type FollowKeptOptions, followKept } from './follow-kept.js';
export { appendAllToOutbox, appendToOutbox, type OutboxEvent, type StatementRunner } from './outbox.js';
export { type PgSnapshot, parsePgSnapshot } from './pg-snapshot.js';
export { createPostgresBackbone, type PostgresBackboneOptions } from './postgres-backbone.js';
export { type Relay, type RelayOptions, startRelay } from './relay.js';
export { type FollowOptions, type LogPlace, startTail, type Tail, type TailMessage } from './tail.js';
export { type LoopOptions, startLoop, type WakeableLoop } from './wakeable-loop.js';
