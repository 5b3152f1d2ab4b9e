export { type LauncherConfig, readConfig } from './config.js';
export { HubFailure } from './failure.js';
export type { Deployment, Plan } from './hub/plan.js';
export { type Hub, type HubOptions, startHub } from './hub/start-hub.js';
export { type PostgresServer, type StartPostgresOptions, startPostgres } from './postgres/index.js';
export { QUIET, type Steps } from './steps.js';
export { AUDIENCE, developmentIssuer, makeToken, type TokenRequest } from './token/make-token.js';
