/** What any process of the hub needs, the gateway too: its configuration, its log, the identity it signs, the event backbone. */
export * from './backbone/index.js';
export * from './cache/bounded-cache.js';
export * from './config/index.js';
export * from './identity/identity-signer.js';
export * from './identity/right-holder.js';
export * from './logging/create-logger.js';
