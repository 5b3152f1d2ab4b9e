/** An embedded PostgreSQL server whose life this package looks after: see docs/decisions/0030. */
export { canWrite, serverAccount } from './account.js';
export { safeSharedDirectory } from './binaries.js';
export { ended, isAlive } from './orphan.js';
export {
  hasCluster,
  type PostgresServer,
  postgresUrl,
  removePostgres,
  type StartPostgresOptions,
  startPostgres,
} from './start-postgres.js';
