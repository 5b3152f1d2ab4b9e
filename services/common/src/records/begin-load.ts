import type { EntityManager } from 'typeorm';
import { migrate } from '../database/migrations.js';
import { byKind } from './by-kind.js';
import { confirmLoad } from './confirm-load.js';
import type { OnLoadProgress } from './load-progress.js';
import { commitLoad, endLoad, openLoad } from './load-transaction.js';
import { repeatedParts } from './part-ids.js';
import { readGiven, readReferred } from './read-records.js';
import type { RecordStore } from './record-store.js';
import type { FileContents } from './region-file.js';
import { RegionFileError } from './region-file-error.js';
import { type WrittenLoad, writeLoad } from './write-load.js';

/** A load that is written and not committed yet: several services' are committed together. */
export interface PendingLoad extends WrittenLoad {
  /** The number of its transaction: the database tells of it later whether it was committed (`pg_xact_status`). */
  readonly transaction: string;
  /** Makes it last. @throws where the outcome has errors; CommitLostError where nobody can say whether it does. */
  commit(): Promise<void>;
  /** Takes it all back; after a commit it only lets go of the database. Called again, it does nothing. */
  end(): Promise<void>;
}

export interface LoadOptions {
  readonly databaseUrl: string;
  /** Told how far it is; default: nobody. */
  readonly onProgress?: OnLoadProgress;
  readonly now?: Date;
  /** Take it all back as soon as it is known what it would do, so that nobody waits for it; default false. */
  readonly dryRun?: boolean;
}

/**
 * Writes a file's records of one service in a transaction that is left open, but for a dry run's. Nothing lasts until it is
 * committed.
 *
 * @throws RegionFileError with every fault of the file.
 */
export async function beginLoad(
  store: RecordStore,
  contents: FileContents,
  { databaseUrl, onProgress = () => {}, now = new Date(), dryRun = false }: LoadOptions,
): Promise<PendingLoad> {
  const { region } = contents;
  const own = readGiven(store.kinds, contents.records, { region, foreign: store.foreign ?? [], now });
  const referred = readReferred(store.kinds, contents.referred ?? {}, { region, now });
  const faults = [...own.faults, ...referred.faults, ...repeatedParts(own.given)];
  if (faults.length > 0) throw new RegionFileError(faults);
  const file = { region, given: own.given, referred: referred.given };
  const dataSource = store.dataSource(databaseUrl, { poolSize: 2, statementTimeout: 60_000 });
  await dataSource.initialize();
  try {
    await migrate(dataSource);
    const given = byKind(own.given.map(({ kind, fact }) => ({ kind: kind.kind, fact })));
    const { result, runner } = await openLoad(
      dataSource,
      async (manager, isRetry) => ({
        ...(await writeLoad(manager, store, file, { onProgress, now, isRetry, dryRun })),
        transaction: await currentTransaction(manager),
      }),
      async (manager, isAgain) => store.holdOff?.(manager, given, isAgain),
    );
    let isOpen = true;
    const end = async () => {
      if (!isOpen) return;
      isOpen = false;
      await endLoad(runner);
      await dataSource.destroy();
    };
    if (dryRun) await end();
    return {
      ...result,
      async commit() {
        if (dryRun) throw new Error('a dry run is not committed');
        if (result.outcome.errors.length > 0) throw new Error('a load with errors is not committed');
        await commitLoad(runner, async (manager) => {
          if (own.given.length > 0) await confirmLoad(manager, store, region);
        });
      },
      end,
    };
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
}

async function currentTransaction(manager: EntityManager): Promise<string> {
  const [numbered] = await manager.query('select pg_current_xact_id()::text as transaction');
  return numbered.transaction;
}
