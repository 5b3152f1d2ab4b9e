/** What any process of the hub needs, the gateway too: its configuration, its log, and the identity it signs. */
export * from './cache/bounded-cache.js';
export * from './config/index.js';
export * from './identity/identity-signer.js';
export * from './logging/create-logger.js';
