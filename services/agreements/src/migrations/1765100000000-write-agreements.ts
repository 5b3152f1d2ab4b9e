import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What writes to agreements and versions keep: revisions, policies, texts, decisions, and what was carried over. */
export class WriteAgreements1765100000000 implements MigrationInterface {
  name = 'WriteAgreements1765100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COLUMNS);
    await runner.query(TABLES);
    await runner.query(COUNTER);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(COUNTER_BEFORE);
    await runner.query('drop table decision, version_text');
    await runner.query('alter table adherence drop column carried_from_id');
    await runner.query('alter table agreement_version drop column revision');
    await runner.query(
      'alter table agreement drop column revision, drop column on_supersession, drop column joining_needs_approval',
    );
  }
}

const COLUMNS = `
  alter table agreement
    add column if not exists joining_needs_approval boolean not null default false,
    add column on_supersession text check (on_supersession in ('CARRY_OVER', 'RESIGN')),
    add column revision integer not null default 1;
  alter table agreement_version add column revision integer not null default 1;
  alter table adherence add column carried_from_id text collate "C" references adherence;
  create index adherence_by_origin on adherence (carried_from_id) where carried_from_id is not null;`;

const TABLES = `
  create table version_text (
    id   text collate "C" primary key references agreement_version on delete cascade,
    text text not null
  );

  create table decision (
    id              text collate "C" primary key,
    agreement_id    text collate "C" not null references agreement on delete cascade,
    version_id      text collate "C" not null,
    organ           text not null,
    date            text not null check (date ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
    paragraph       text,
    registry_number text,
    source          jsonb not null,
    foreign key (agreement_id, version_id) references agreement_version (agreement_id, id)
  );
  create index decision_by_version on decision (version_id, date, id);`;

/** The sequence also counts changes without a signature from now on, so it does not tell any more whether anyone signed. */
const COUNTER = `
  alter table signatory_counter add column signed_here boolean not null default false;
  update signatory_counter set signed_here = sequence > 0;
  alter table signatory_counter drop column value;
  alter table signatory_counter add column value integer generated always as (case
    when reported is not null and not register_complete then (reported ->> 'value')::integer
    when register_complete or signed_here then registered end) stored;
  create index signatory_counter_by_value on signatory_counter (value, agreement_id);`;

const COUNTER_BEFORE = `
  alter table signatory_counter drop column value;
  alter table signatory_counter drop column signed_here;
  alter table signatory_counter add column value integer generated always as (case
    when reported is not null and not register_complete then (reported ->> 'value')::integer
    when register_complete or sequence > 0 then registered end) stored;
  create index signatory_counter_by_value on signatory_counter (value, agreement_id);`;
