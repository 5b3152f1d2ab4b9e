/** Held while the table is made. */
export const CHECKPOINT_LOCK = 7_205_003;

/** The table of the checkpoints. Added to only, also by its owner in passing; what matters is the signature. */
export const CHECKPOINT_TABLES = `
  create table if not exists history_checkpoint (
    source    text collate "C" not null,
    chain     text collate "C" not null,
    length    bigint not null check (length > 0),
    signature text not null,
    kept_at   timestamptz(3) not null default now(),
    primary key (source, chain, length)
  );
  create or replace function refuse_checkpoint_change() returns trigger language plpgsql as $$
    begin
      raise exception 'expected checkpoints to be added to only, got %', lower(tg_op) using errcode = '42501';
    end $$;
  create or replace trigger history_checkpoint_stays before update or delete or truncate on history_checkpoint
    for each statement execute function refuse_checkpoint_change()`;
