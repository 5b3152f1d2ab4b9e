import type { DataSource } from 'typeorm';
import { createDataSource } from './create-data-source.js';

/** As long as verifying a long history may take. Unit: milliseconds. */
const STATEMENT_TIMEOUT = 120_000;

/** Works on a database as it is, without bringing it up to date. */
export async function withDatabase<Result>(
  url: string,
  work: (dataSource: DataSource) => Promise<Result>,
): Promise<Result> {
  const dataSource = await createDataSource({
    url,
    entities: [],
    migrations: [],
    poolSize: 1,
    statementTimeout: STATEMENT_TIMEOUT,
  }).initialize();
  try {
    return await work(dataSource);
  } finally {
    await dataSource.destroy();
  }
}
