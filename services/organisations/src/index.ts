export { readServiceConfig, type ServiceConfig } from './config.js';
export { recordStore } from './records/store.js';
export { subgraphSdl } from './schema.js';
export { type PrepareOptions, prepare } from './seed/prepare.js';
export { createService } from './service.js';
