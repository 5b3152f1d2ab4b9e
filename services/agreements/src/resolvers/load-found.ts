import type DataLoader from 'dataloader';

/** The rows of some ids in their order; those that are not there are left out. */
export async function loadFound<Row>(
  loader: DataLoader<string, Row | null>,
  ids: readonly string[],
): Promise<Row[]> {
  const rows = await Promise.all(ids.map((id) => loader.load(id)));
  return rows.filter((row) => row !== null);
}
