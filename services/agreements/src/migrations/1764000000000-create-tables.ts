import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Agreements with what belongs to them, adherences with their counters, and the outbox. */
export class CreateTables1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(AGREEMENTS);
    await runner.query(SIGNATURES);
    await runner.query(WRITES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table purpose, quarantine, idempotency, outbox, adherence, signatory_counter, reported_figure,
      party, milestone, agreement_version, agreement cascade`);
  }
}

const AGREEMENTS = `
  create table agreement (
    id                 text collate "C" primary key,
    title              text not null,
    title_key          text collate "C" not null,
    level              text not null check (level in ('NATIONAL', 'REGIONAL', 'LOCAL')),
    kind               text not null check (kind in ('COMPACT', 'IOP', 'LETTER_OF_INTENT', 'PUBLIC_COOPERATION')),
    policy_area        text,
    region_code        text collate "C" not null check (region_code ~ '^[0-9]{2}$'),
    municipality_code  text collate "C" check (municipality_code ~ '^[0-9]{4}$'),
    joining            text not null check (joining in ('OPEN', 'CLOSED', 'UNKNOWN')),
    current_version_id text collate "C",
    years              integer[] not null,
    first_year         integer,
    sources            jsonb not null,
    search_words       text not null,
    search_folded      text not null,
    searchable         tsvector not null generated always as
      (to_tsvector('swedish'::regconfig, search_words) || to_tsvector('simple'::regconfig, search_folded)) stored,
    fact_hash          text,
    updated_at         timestamptz(3) not null,
    constraint agreement_placed_by_id check (left(id, 2) = region_code),
    constraint agreement_local_has_municipality check ((level = 'LOCAL') = (municipality_code is not null)),
    constraint agreement_municipality_in_region check (left(municipality_code, 2) = region_code),
    constraint agreement_national_is_00 check ((level = 'NATIONAL') = (region_code = '00'))
  );
  create index agreement_by_title on agreement (title_key, id);
  create index agreement_by_region on agreement (region_code, title_key, id);
  create index agreement_by_municipality on agreement (municipality_code, title_key, id);
  create index agreement_by_first_year on agreement (first_year, id);
  create index agreement_by_update on agreement (updated_at, id);
  create index agreement_by_year on agreement using gin (years);
  create index agreement_by_words on agreement using gin (searchable);

  create table agreement_version (
    id             text collate "C" primary key,
    agreement_id   text collate "C" not null references agreement on delete cascade,
    number         integer not null check (number > 0),
    title          text not null,
    state          text not null check (state in ('UNDER_DISCUSSION', 'DRAFT', 'CONSULTATION', 'ADOPTED',
                     'IN_FORCE', 'UNDER_REVISION', 'SUPERSEDED', 'TERMINATED', 'UNKNOWN')),
    text_hash      text check (text_hash ~ '^[0-9a-f]{64}$'),
    predecessor_id text collate "C",
    unique (agreement_id, number),
    unique (agreement_id, id),
    foreign key (agreement_id, predecessor_id) references agreement_version (agreement_id, id)
      deferrable initially deferred
  );
  alter table agreement add foreign key (id, current_version_id) references agreement_version (agreement_id, id)
    deferrable initially deferred;

  create table milestone (
    agreement_id text collate "C" not null references agreement on delete cascade,
    ordinal      integer not null,
    kind         text not null check (kind in ('UNDER_DISCUSSION', 'PROPOSED', 'CONSULTATION', 'DECIDED', 'SIGNED',
                   'IN_FORCE', 'REVISED', 'ENDED', 'UNSPECIFIED')),
    date         text not null check (date ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
    version_id   text collate "C",
    source       jsonb not null,
    primary key (agreement_id, ordinal),
    foreign key (agreement_id, version_id) references agreement_version (agreement_id, id)
  );

  create table party (
    agreement_id    text collate "C" not null references agreement on delete cascade,
    ordinal         integer not null,
    name            text not null,
    sector          text check (sector in ('PUBLIC', 'CIVIL', 'PRIVATE', 'ACADEMIA')),
    organisation_id text collate "C",
    primary key (agreement_id, ordinal)
  );`;

const SIGNATURES = `
  create table reported_figure (
    agreement_id text collate "C" not null references agreement on delete cascade,
    ordinal      integer not null,
    value        integer not null check (value >= 0),
    approximate  boolean not null,
    as_of        text check (as_of ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
    source       jsonb not null,
    primary key (agreement_id, ordinal)
  );

  create table signatory_counter (
    agreement_id      text collate "C" primary key references agreement on delete cascade,
    registered        integer not null default 0 check (registered >= 0),
    sequence          bigint not null default 0 check (sequence >= 0),
    register_complete boolean not null default false,
    reported          jsonb,
    value             integer generated always as (case
      when reported is not null and not register_complete then (reported ->> 'value')::integer
      when register_complete or sequence > 0 then registered end) stored,
    changed_at        timestamptz(3) not null
  );
  create index signatory_counter_by_value on signatory_counter (value, agreement_id);

  create table adherence (
    id              text collate "C" primary key,
    agreement_id    text collate "C" not null,
    version_id      text collate "C" not null,
    organisation_id text collate "C" not null,
    state           text not null check (state in ('APPLIED', 'ACTIVE', 'REJECTED', 'WITHDRAWN', 'ENDED')),
    signed_at       timestamptz(3),
    withdrawn_at    timestamptz(3),
    foreign key (agreement_id, version_id) references agreement_version (agreement_id, id),
    constraint adherence_signed check (signed_at is not null or state in ('APPLIED', 'REJECTED')),
    constraint adherence_withdrawn check ((state = 'WITHDRAWN') = (withdrawn_at is not null)),
    constraint adherence_withdrawn_after_signing check (withdrawn_at >= signed_at)
  );
  create unique index adherence_one_active on adherence (organisation_id, version_id) where state = 'ACTIVE';
  create index adherence_by_agreement on adherence (agreement_id, signed_at, id);
  create index adherence_by_organisation on adherence (organisation_id, signed_at, id);`;

const WRITES = `
  create table outbox (
    id          bigint generated always as identity primary key,
    transaction xid8 not null default pg_current_xact_id(),
    type        text not null,
    key         text not null,
    region_code text not null,
    sequence    bigint not null,
    occurred_at timestamptz(3) not null,
    payload     jsonb not null,
    unique (type, key, sequence)
  );
  create index outbox_by_transaction on outbox (transaction);

  create table idempotency (
    client     text not null,
    key        text not null,
    input_hash text not null,
    result     jsonb not null,
    created_at timestamptz(3) not null default now(),
    primary key (client, key)
  );

  create table quarantine (
    kind   text not null,
    id     text collate "C" not null,
    field  text not null,
    value  text not null,
    reason text not null,
    primary key (kind, id, field, value)
  );

  create table purpose (
    single        boolean primary key default true check (single),
    demonstration boolean not null
  );`;
