/** Held while the tables are made. */
export const LOG_LOCK = 7_205_002;
/** Advisory lock: whoever holds it appends, so that the order of positions is the order of commits. */
export const APPEND_LOCK = 7_205_001;
/** Wakes who reads the log. */
export const LOG_CHANNEL = 'log';

/**
 * The tables of the change log, and the function with which their owner makes it anew where a source's database was
 * restored from a backup or made anew: what the log has of that source, of all where none is named, is removed, and copied
 * again under another epoch. With the old one, readers would be told of the history as if it happened now.
 *
 * Positions go on rising; rows are deleted, since a reader in between would find truncated tables under the old epoch.
 */
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
  create index if not exists log_entry_by_type on log_entry (type, position);
  create index if not exists log_entry_by_key on log_entry (key, position);
  create index if not exists log_entry_by_region on log_entry (region_code, position);
  create or replace function make_log_anew(restored text default null) returns uuid language plpgsql as $anew$
    declare
      made uuid := gen_random_uuid();
    begin
      perform pg_advisory_xact_lock(${APPEND_LOCK});
      lock table log_entry in share row exclusive mode;
      if restored is not null and not exists (select from log_source where source = restored) then
        raise exception 'the log has no source "%", wanted one of: %', restored,
          coalesce((select string_agg(source, ', ' order by source) from log_source), 'none');
      end if;
      delete from log_entry where restored is null or starts_with(message_id, restored || ':');
      delete from log_source where restored is null or source = restored;
      update log_state set epoch = made, pruned_to = case when restored is null then 0 else pruned_to end;
      perform pg_notify('${LOG_CHANNEL}', '');
      return made;
    end $anew$;
  revoke all on function make_log_anew(text) from public;`;
