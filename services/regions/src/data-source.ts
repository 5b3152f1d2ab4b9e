import { createDataSource, type DatabaseOptions } from '@hub/common';
import type { DataSource } from 'typeorm';
import { Municipality } from './entities/municipality.js';
import { Region } from './entities/region.js';
import { CreateTerritories1763500000000 } from './migrations/1763500000000-create-territories.js';

/** The service's data source; not connected yet. */
export function dataSourceFor(url: string, options: Partial<DatabaseOptions> = {}): DataSource {
  return createDataSource({
    ...options,
    url,
    entities: [Region, Municipality],
    migrations: [CreateTerritories1763500000000],
  });
}
