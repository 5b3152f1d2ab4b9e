export { readServiceConfig, type ServiceConfig } from './config.js';
export { subgraphSdl } from './schema.js';
export { type PrepareOptions, prepare } from './seed/prepare.js';
export { createService } from './service.js';
