export * from './append-history.js';
export * from './checkpoints.js';
export * from './entry-hash.js';
export * from './read-chain.js';
export * from './start-checkpoints.js';
export * from './tables.js';
export * from './verify-chain.js';
