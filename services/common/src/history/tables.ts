/**
 * The history of a service: who did what, when and in which role. A service makes these tables in its migrations; the
 * role it serves with may only add to the history, and neither it nor the tables' owner can change a row in passing.
 *
 * Persons are kept apart from it: an entry holds a salted digest of who acted, and the row behind the digest can be
 * erased without the chain noticing.
 */
export const HISTORY_TABLES = `
  create table history_entry (
    chain         text collate "C" not null,
    number        bigint not null check (number > 0),
    occurred_at   timestamptz(3) not null,
    action        text not null,
    role          text not null,
    actor         text not null check (actor ~ '^[0-9a-f]{64}$'),
    payload       text not null,
    previous_hash text not null check (previous_hash ~ '^[0-9a-f]{64}$'),
    hash          text not null check (hash ~ '^[0-9a-f]{64}$'),
    transaction   xid8 not null default pg_current_xact_id(),
    primary key (chain, number)
  );
  create index history_entry_by_transaction on history_entry (transaction);

  create table person (
    digest      text primary key check (digest ~ '^[0-9a-f]{64}$'),
    salt        text not null,
    subject     text not null,
    name        text,
    title       text,
    evidence    jsonb,
    recorded_at timestamptz(3) not null default now()
  );
  create index person_by_subject on person (subject);

  create table person_reading (
    id       bigint generated always as identity primary key,
    read_at  timestamptz(3) not null default now(),
    reader   text not null check (reader ~ '^[0-9a-f]{64}$'),
    role     text not null,
    chain    text collate "C" not null,
    persons  integer not null check (persons > 0)
  );
  create index person_reading_by_chain on person_reading (chain, id);

  create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception 'expected % to be added to only, got %', tg_table_name, lower(tg_op) using errcode = '42501';
    end $$;
  create trigger history_entry_stays before update or delete or truncate on history_entry
    for each statement execute function refuse_change();
  create trigger person_reading_stays before update or delete or truncate on person_reading
    for each statement execute function refuse_change()`;

/**
 * Bounds the number of an entry, as GraphQL's Int does. Entries that are there already are left as they are: what is
 * wrong with them is for verifying to tell.
 */
export const BOUND_HISTORY = `
  alter table history_entry add constraint history_entry_number_bound check (number <= 2147483647) not valid`;

/**
 * Takes an entry only where it follows the one before it, by number and by hash: whoever may add to the history could
 * else add one with the greatest number there is, after which nothing can be written to the record any more. Looked at
 * when the statement ends, so that a whole history can be copied in any order. One that is broken already can go on, and
 * be verified; who copies one as it is switches the trigger off.
 */
export const FOLLOW_HISTORY = `
  create function require_entry_before() returns trigger language plpgsql as $$
    begin
      -- By the schema's name: else whoever adds could have a temporary table of that name looked into.
      if not exists (
        select from public.history_entry entry
        where entry.chain = new.chain and entry.number = new.number - 1 and entry.hash = new.previous_hash
      ) then
        raise exception 'expected entry % of a history to follow the one before it, which has another number or hash',
          new.number using errcode = '23514', constraint = 'history_entry_follows';
      end if;
      return null;
    end $$;
  create trigger history_entry_follows after insert on history_entry
    for each row when (new.number <> 1 or new.previous_hash <> repeat('0', 64))
    execute function require_entry_before()`;

/** The tables that the role a service serves with may add to, and not change. */
export const APPEND_ONLY_TABLES = ['history_entry', 'person_reading'] as const;
