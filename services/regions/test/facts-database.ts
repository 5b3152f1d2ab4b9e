import { prepare } from '@hub/regions';
import { madeDatabase, type TestDatabase } from '../../../test/support/postgres.js';

/**
 * A database with what a deployment loads by itself.
 *
 * @param joinedRegionCodes the regions that have deployments of their own; default: none.
 */
export const factsDatabase = (
  regionCode: string,
  joinedRegionCodes: readonly string[] = [],
): Promise<TestDatabase> =>
  madeDatabase(['region', regionCode, ...joinedRegionCodes].join('_'), (databaseUrl) =>
    prepare({ databaseUrl, regionCode, joinedRegionCodes }),
  );
