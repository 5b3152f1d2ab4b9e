import { createDataSource, type DatabaseOptions } from '@hub/common';
import type { DataSource } from 'typeorm';
import { ENTITIES } from './entities/index.js';
import { MIGRATIONS } from './migrations/index.js';

/** The service's data source; not connected yet. */
export function dataSourceFor(url: string, options: Partial<DatabaseOptions> = {}): DataSource {
  return createDataSource({ ...options, url, entities: ENTITIES, migrations: MIGRATIONS });
}
