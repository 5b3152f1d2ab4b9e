import { type EntityManager, QueryFailedError } from 'typeorm';
import type { CheckedRecords } from './check-records.js';
import { type FileFault, RegionFileError } from './region-file-error.js';
import { isUnkeepable } from './unkeepable-records.js';

/**
 * Does what may be refused by the database, whose words are no data owner's. Then an invariant may tell the same before
 * anything is written, or it may be found which record has a value that the database can't keep.
 */
export async function loadInWords(
  manager: EntityManager,
  work: () => Promise<CheckedRecords>,
  foresee: () => CheckedRecords | undefined,
  unkeepable: () => Promise<FileFault[]>,
): Promise<CheckedRecords> {
  await manager.query('savepoint load');
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof QueryFailedError)) throw error;
    await manager.query('rollback to savepoint load');
    const foreseen = foresee();
    if (foreseen !== undefined) return foreseen;
    if (isUnkeepable(error)) throw new RegionFileError(await unkeepable());
    throw error;
  }
}
