import type { DataSource } from 'typeorm';
import { ping } from '../database/ping.js';

/** What /health/ready answers. */
export interface Readiness {
  readonly ready: boolean;
  /** Who answers: another program may have the port. */
  readonly deployment: string;
  readonly database: 'reachable' | 'unreachable';
  readonly migrations: 'applied' | 'pending' | 'unknown';
}

/**
 * Whether requests can be answered now. The server only starts on a migrated database, so migrations are `applied`
 * from then on.
 */
export async function readiness(
  dataSource: DataSource,
  deployment: string,
  started: boolean,
): Promise<Readiness> {
  const reachable = await ping(dataSource);
  return {
    ready: reachable && started,
    deployment,
    database: reachable ? 'reachable' : 'unreachable',
    migrations: started ? 'applied' : 'unknown',
  };
}
