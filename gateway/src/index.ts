export { type GatewayConfig, readConfig } from './config.js';
export { ERROR_CODES, type ErrorCode } from './error-codes.js';
export { createGateway, type Gateway } from './gateway.js';
export { DEFAULT_LIMITS, type Limits } from './limits/index.js';
export { graphFaults } from './placement/index.js';
export { loadSupergraph } from './supergraph/index.js';
