/** The backbone on NATS JetStream. */
export { createNatsBackbone, type NatsBackboneOptions } from './nats-backbone.js';
export type { NatsCredentials, NatsOptions } from './nats-options.js';
export { removeNatsLog } from './remove-log.js';
