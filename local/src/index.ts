export { type PostgresServer, type StartPostgresOptions, startPostgres } from './postgres/index.js';
