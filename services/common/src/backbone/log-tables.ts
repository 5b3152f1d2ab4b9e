/** Held while the tables are made. */
export const LOG_LOCK = 7_205_002;

/** The tables of the change log. */
export const LOG_TABLES = `
  create table if not exists log_state (
    single    boolean primary key default true check (single),
    epoch     uuid   not null default gen_random_uuid(),
    pruned_to bigint not null default 0
  );
  insert into log_state default values on conflict do nothing;
  create table if not exists log_source (
    source   text primary key,
    position text not null
  );
  create table if not exists log_entry (
    position    bigint generated always as identity primary key,
    message_id  text   not null unique,
    type        text   not null,
    key         text   not null,
    region_code text   not null,
    sequence    bigint not null,
    transaction xid8   not null,
    occurred_at timestamptz(3) not null,
    recorded_at timestamptz    not null default clock_timestamp(),
    payload     jsonb  not null
  );
  create index if not exists log_entry_by_age on log_entry (recorded_at);
  create index if not exists log_entry_by_type on log_entry (type, position);`;
