import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Bodies, events and projects, and what a region's sources say of it. Organisations and municipalities are held
 * elsewhere and named by id or code alone. Text that is sorted or compared is COLLATE "C", as in every deployment.
 */
export class CreateActivities1763700000000 implements MigrationInterface {
  name = 'CreateActivities1763700000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`drop table ${table}`);
  }
}

const TABLES = ['goal', 'need', 'statistic', 'project_municipality', 'project', 'event', 'seat', 'body'];

const PLACED = `
        id text collate "C" primary key,
        region_code text collate "C" not null references region check (region_code = left(id, 2)),`;

const NAMED = `${PLACED}
        name text not null,
        sort_key text collate "C" not null,
        updated_at timestamptz not null default now(),
        sources jsonb not null,`;

const LISTED = `${PLACED}
        ordinal integer not null,
        label text not null,
        sources jsonb not null,`;

const STATEMENTS = [
  `create table body (${NAMED}
        kind text not null,
        stated_seats integer check (stated_seats >= 0),
        member_categories text[] not null,
        women integer check (women >= 0),
        men integer check (men >= 0),
        founded text,
        decided text,
        check (women + men <= stated_seats)
      )`,
  'create index body_by_name on body (region_code, sort_key, id)',
  `create table seat (
        id text collate "C" primary key,
        body_id text collate "C" not null references body on delete cascade check (left(id, 2) = left(body_id, 2)),
        ordinal integer not null,
        side text not null,
        sector text,
        count integer not null check (count > 0),
        organisation_id text collate "C",
        later_organisation_id text collate "C",
        functions text[] not null,
        valid_from text,
        valid_to text
      )`,
  'create index seat_by_body on seat (body_id, ordinal)',
  'create index seat_by_organisation on seat (organisation_id, id)',
  'create index seat_by_later_organisation on seat (later_organisation_id, id)',
  `create table event (${NAMED}
        kind text not null,
        date text collate "C",
        date_from date,
        date_to date,
        date_stated text,
        occurrences integer check (occurrences > 0),
        place text,
        body_id text collate "C" references body,
        organiser_ids text[] not null,
        registered integer check (registered >= 0),
        attended integer check (attended >= 0),
        attendance_approximate boolean not null,
        women integer check (women >= 0),
        men integer check (men >= 0),
        check (women + men <= greatest(attended, registered)),
        check (date_from < date_to)
      )`,
  'create index event_by_date on event (region_code, date, id)',
  'create index event_by_body on event (body_id, date, id)',
  `create table project (${NAMED}
        registry_numbers text[] not null,
        programme text,
        owner_id text collate "C",
        funder_ids text[] not null,
        partner_ids text[] not null,
        period_start text collate "C",
        period_end text collate "C",
        period_from date,
        period_to date,
        stated_duration text,
        financing jsonb,
        funding_rule jsonb,
        check (period_from < period_to)
      )`,
  'create index project_by_name on project (region_code, sort_key, id)',
  'create index project_by_registry_number on project using gin (registry_numbers)',
  `create table project_municipality (
        project_id text collate "C" not null references project on delete cascade,
        municipality_code text collate "C" not null check (municipality_code ~ '^[0-9]{4}$'),
        role text not null,
        ordinal integer not null,
        entry text,
        primary key (project_id, municipality_code, role)
      )`,
  'create index project_municipality_by_code on project_municipality (municipality_code, project_id)',
  `create table statistic (${LISTED}
        value double precision not null,
        value_to double precision check (value_to >= value),
        unit text not null,
        approximate boolean not null,
        period text,
        period_derived boolean not null
      )`,
  'create index statistic_by_region on statistic (region_code, ordinal)',
  `create table need (${LISTED}
        kind text not null
      )`,
  'create index need_by_region on need (region_code, ordinal)',
  `create table goal (${LISTED}
        target_year integer
      )`,
  'create index goal_by_region on goal (region_code, ordinal)',
];
