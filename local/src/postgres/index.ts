/** An embedded PostgreSQL server whose life this package looks after: see docs/decisions/0030. */

export { serverAccount } from './account.js';
export { stopOrphan } from './orphan.js';
export { type PostgresServer, type StartPostgresOptions, startPostgres } from './start-postgres.js';
