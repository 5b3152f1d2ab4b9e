import { EARLIER_WRITES_TABLE, HISTORY_TABLES } from '@hub/common';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the register's writes need: revisions, merges, rights that were revoked, the history and the change log. */
export class RunOrganisations1765100000000 implements MigrationInterface {
  name = 'RunOrganisations1765100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(HISTORY_TABLES);
    await runner.query(EARLIER_WRITES_TABLE);
    await runner.query(CHANGE_LOG);
    await runner.query(MERGES);
    await runner.query(RIGHTS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table revocation, merged_organisation, event_sequence, outbox, idempotency, person_reading, person, history_entry;
      drop function refuse_change;
      alter table organisation drop column revision`);
  }
}

const CHANGE_LOG = `
  create table outbox (
    id          bigint generated always as identity primary key,
    transaction xid8 not null default pg_current_xact_id(),
    type        text not null,
    key         text not null,
    region_code text not null,
    sequence    bigint not null,
    occurred_at timestamptz(3) not null,
    payload     jsonb not null,
    unique (key, sequence)
  );
  create index outbox_by_transaction on outbox (transaction);

  create table event_sequence (
    key      text collate "C" primary key,
    sequence bigint not null check (sequence > 0)
  )`;

/** A merged record leaves the register; its id, and the number it had where the survivor has another, lead on. */
const MERGES = `
  alter table organisation add column revision integer not null default 1 check (revision > 0);

  create table merged_organisation (
    id                  text collate "C" primary key check (id ~ '^org-[a-z0-9-]+$'),
    survivor_id         text collate "C" not null references organisation deferrable initially deferred,
    organisation_number text collate "C" unique check (organisation_number ~ '^[0-9]{6}-[0-9]{4}$'),
    merged_at           timestamptz(3) not null default now()
  );
  create index merged_organisation_by_survivor on merged_organisation (survivor_id, id);
  create index merged_organisation_by_time on merged_organisation (merged_at, id)`;

/** Whoever holds a right is named by a digest of the subject, never by the subject. */
const RIGHTS = `
  create table revocation (
    id          text collate "C" primary key,
    holder      text collate "C" not null check (holder ~ '^[A-Za-z0-9_-]{43}$'),
    role        text collate "C",
    region_code text collate "C",
    reason      text,
    revoked_at  timestamptz(3) not null default now()
  );
  create index revocation_by_time on revocation (revoked_at, id)`;
