import pg from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import type { Logger } from '../logging/create-logger.js';
import { ServingClient } from './serving-client.js';
import { StatementLog } from './statement-log.js';

type PostgresOptions = Extract<DataSourceOptions, { type: 'postgres' }>;

export interface DatabaseOptions {
  /** postgres://user:password@host:port/name */
  readonly url: string;
  readonly entities: NonNullable<PostgresOptions['entities']>;
  readonly migrations: NonNullable<PostgresOptions['migrations']>;
  /** Connections kept open at most; default 10. */
  readonly poolSize?: number;
  /** Milliseconds after which PostgreSQL gives up a statement; default 10,000. 0: never. */
  readonly statementTimeout?: number;
  /**
   * Milliseconds to wait for a connection, also for one of those that others use; default 15,000, after which nobody
   * waits for an answer any more.
   */
  readonly connectTimeout?: number;
  /** Shown in pg_stat_activity; default `agreement-hub`. */
  readonly applicationName?: string;
  readonly logger?: Logger;
  /** Called with the text of each statement before it is sent. */
  readonly onStatement?: (sql: string) => void;
}

/**
 * A data source that is not connected yet (`initialize()` connects). It never changes the schema by itself:
 * migrations do.
 */
export function createDataSource(options: DatabaseOptions): DataSource {
  return new DataSource({
    type: 'postgres',
    // Else it looks for one at run time, and finds another than GuardedClient is made of where ours is bundled.
    driver: pg,
    url: options.url,
    entities: options.entities,
    migrations: options.migrations,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'all',
    synchronize: false,
    installExtensions: false,
    poolSize: options.poolSize ?? 10,
    connectTimeoutMS: options.connectTimeout ?? 15_000,
    applicationName: options.applicationName ?? 'agreement-hub',
    poolErrorHandler: (error: unknown) => options.logger?.warn({ err: error }, 'lost a database connection'),
    extra: {
      statement_timeout: options.statementTimeout ?? 10_000,
      keepAlive: true,
      Client: ServingClient,
      // Cursors hold times as the session writes them.
      options: '-c TimeZone=UTC',
    },
    logging: ['query', 'warn', 'migration'],
    logger: new StatementLog(options.logger, options.onStatement),
  });
}

/** How many SQL statements the data source has sent, transaction control included; readiness probes are left out. */
export function statementsOf(dataSource: DataSource): number {
  return dataSource.logger instanceof StatementLog ? dataSource.logger.count : 0;
}
