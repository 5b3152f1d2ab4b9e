export * from './config-error.js';
export * as fields from './fields.js';
export * from './nats.js';
export * from './read-config.js';
