import pg from 'pg';

/** Does something on one connection to a database, which ends with it. */
export async function connected<Result>(
  databaseUrl: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Runs one statement on a database and gives its rows. */
export function sql<Row extends pg.QueryResultRow>(
  databaseUrl: string,
  text: string,
  parameters: readonly unknown[] = [],
): Promise<Row[]> {
  return connected(databaseUrl, async (client) => (await client.query<Row>(text, [...parameters])).rows);
}
