import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';

/**
 * Whether the database answers within a time. The probe goes past the data source, so that probing does not show
 * among the statements that requests cost.
 *
 * @param milliseconds how long to wait; default 2,000.
 */
export async function ping(dataSource: DataSource, milliseconds = 2_000): Promise<boolean> {
  const pool = (dataSource.driver as unknown as { master?: Pool }).master;
  if (!dataSource.isInitialized || pool === undefined) {
    return false;
  }
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, milliseconds, false);
  });
  const answer = pool.query('select 1').then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([answer, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
