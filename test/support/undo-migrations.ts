import type { DataSource } from 'typeorm';

/** Connects, and undoes migrations from the last to the one whose name begins so, that one too. */
export async function undoBefore(dataSource: DataSource, name: string): Promise<DataSource> {
  await dataSource.initialize();
  const isDone = async () =>
    (await dataSource.query('select 1 from migration where starts_with(name, $1)', [name])).length > 0;
  do await dataSource.undoLastMigration();
  while (await isDone());
  return dataSource;
}
