import pg from 'pg';

/** Runs one statement on a database and gives its rows. */
export async function sql<Row extends pg.QueryResultRow>(
  databaseUrl: string,
  text: string,
  parameters: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query<Row>(text, [...parameters])).rows;
  } finally {
    await client.end();
  }
}
