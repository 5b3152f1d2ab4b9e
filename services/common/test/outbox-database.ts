import { sql } from '../../../test/support/sql.js';

/** Makes an outbox in a database, as a service's migrations do. */
export async function makeOutbox(url: string): Promise<void> {
  await sql(
    url,
    `create table outbox (
       id bigint generated always as identity primary key,
       transaction xid8 not null default pg_current_xact_id(),
       type text not null, key text not null, region_code text not null, sequence bigint not null,
       occurred_at timestamptz(3) not null, payload jsonb not null
     )`,
  );
}
