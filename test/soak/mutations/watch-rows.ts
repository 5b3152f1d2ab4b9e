import pg from 'pg';
import { hubDatabases, hubDatabaseUrl } from '../../support/hub-database.js';
import type { Site } from '../../support/launcher.js';

/** Tells whether anything was written to a hub's databases. */
export interface RowWatch {
  /** The tables whose rows were added to, changed or removed since it was last asked. */
  written(): Promise<string[]>;
  close(): Promise<void>;
}

/** What changes without a write of a client's: kept answers, the change log on its way, and how far its readers are. */
const LEFT_OUT = ['idempotency', 'outbox', 'log_place', 'migration'];

/** Each row that is written leaves a note in its own transaction: what is rolled back was not written. */
export async function watchRows(site: Site): Promise<RowWatch> {
  const databases = await Promise.all(hubDatabases(site).map((name) => watchDatabase(site, name)));
  return {
    written: async () => (await Promise.all(databases.map(({ written }) => written()))).flat(),
    async close() {
      await Promise.all(databases.map(({ close }) => close()));
    },
  };
}

async function watchDatabase(site: Site, database: string) {
  const client = new pg.Client({ connectionString: hubDatabaseUrl(site, database) });
  await client.connect();
  await client.query(NOTES);
  const { rows: tables } = await client.query<{ name: string }>(
    "select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and tablename <> all($1)",
    [[...LEFT_OUT, 'written_row']],
  );
  for (const { name } of tables) {
    await client.query(
      `create trigger note_written after insert or update or delete on ${name} for each row execute function note_written()`,
    );
  }
  return {
    async written(): Promise<string[]> {
      const { rows } = await client.query<{ name: string }>(
        'with taken as (delete from written_row returning name) select distinct name from taken order by 1',
      );
      return rows.map(({ name }) => `${database}.${name}`);
    },
    close: () => client.end(),
  };
}

/** Runs as the owner: the role that serves may not write the notes by itself. */
const NOTES = `
  create table written_row (name text not null);
  create function note_written() returns trigger language plpgsql security definer set search_path = public as $$
    begin
      insert into written_row values (tg_table_name);
      return null;
    end $$`;
