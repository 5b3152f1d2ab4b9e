import { type EntityManager, QueryFailedError } from 'typeorm';
import { type FileFault, RegionFileError } from './region-file-error.js';

/**
 * Does what may be refused by the database, whose words are no data owner's. Then an invariant may tell the same before
 * anything is written, or it may be found which record it is that the database can't keep.
 *
 * @param foresee what the invariants tell; undefined where they tell nothing.
 * @param faultsIn what the file has that the database refused; none where it is no fault of the file.
 * @throws RegionFileError with those faults.
 */
export async function loadInWords<Result>(
  manager: EntityManager,
  work: () => Promise<Result>,
  foresee: () => Result | undefined,
  faultsIn: (error: QueryFailedError) => Promise<readonly FileFault[]>,
): Promise<Result> {
  await manager.query('savepoint load');
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof QueryFailedError)) throw error;
    await manager.query('rollback to savepoint load');
    const foreseen = foresee();
    if (foreseen !== undefined) return foreseen;
    const faults = await faultsIn(error);
    if (faults.length > 0) throw new RegionFileError(faults);
    throw error;
  }
}
