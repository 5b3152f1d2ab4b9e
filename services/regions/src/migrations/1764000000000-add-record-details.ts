import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The rest of what the sources say: platforms, current processes, good examples, rules and statements, what the records
 * that were there already lacked, and when each region's data was last confirmed. Columns of rows that are there
 * already are empty until the next load.
 */
export class AddRecordDetails1764000000000 implements MigrationInterface {
  name = 'AddRecordDetails1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`drop table ${table}`);
    for (const [table, columns] of Object.entries(COLUMNS)) {
      for (const column of columns) await runner.query(`alter table ${table} drop column ${column}`);
    }
  }
}

const TABLES = [
  'freshness',
  'project_statement',
  'representation_rule',
  'good_example',
  'current_process',
  'platform',
];

const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  region: ['municipalities_total', 'authority_id'],
  municipality: ['searchable', 'search_folded', 'search_text', 'mentions'],
  body: ['preparatory_document', 'work_shares', 'description'],
  seat: ['sources', 'board_of_id'],
  event: ['attendance_stated', 'focus', 'description'],
  project: [
    'steering_group_id',
    'body_ids',
    'reports',
    'status',
    'application_round',
    'owner_unit',
    'owner_note',
    'name_in_english',
  ],
  project_municipality: ['sources', 'through_id'],
  statistic: ['description', 'population'],
  need: ['topic', 'scope', 'event_id'],
  goal: ['body_id', 'project_id', 'kind'],
};

const LISTED = `
        id text collate "C" primary key,
        region_code text collate "C" not null references region check (region_code = left(id, 2)),
        ordinal integer not null,
        label text not null,
        sources jsonb not null`;

const STATEMENTS = [
  `alter table region
        add municipalities_total integer check (municipalities_total > 0),
        add authority_id text collate "C"`,
  `alter table municipality
        add mentions jsonb not null default '[]',
        add search_text text not null default '',
        add search_folded text not null default '',
        add searchable tsvector not null generated always as (
          to_tsvector('swedish'::regconfig, search_text) || to_tsvector('simple'::regconfig, search_folded)
        ) stored`,
  'create index municipality_searchable on municipality using gin (searchable)',
  `alter table body
        add description text,
        add work_shares jsonb not null default '[]',
        add preparatory_document jsonb`,
  `alter table seat
        add board_of_id text collate "C",
        add sources jsonb not null default '[]'`,
  'update seat set sources = body.sources from body where body.id = seat.body_id',
  `alter table event
        add description text,
        add focus text,
        add attendance_stated text`,
  `alter table project
        add name_in_english text,
        add owner_note text,
        add owner_unit text,
        add application_round text,
        add status text,
        add reports text[] not null default '{}',
        add body_ids text[] not null default '{}',
        add steering_group_id text collate "C" references body`,
  `update project
        set funding_rule = jsonb_build_object('base', null, 'wording', null, 'sources', sources) || funding_rule
          || jsonb_build_object('id', replace(id, '-project-', '-rule-'))
        where funding_rule is not null`,
  `alter table project_municipality
        add through_id text collate "C",
        add sources jsonb not null default '[]'`,
  `update project_municipality part set sources = project.sources from project where project.id = part.project_id`,
  'alter table statistic add population text, add description text',
  `alter table need
        add event_id text collate "C" references event,
        add scope text,
        add topic text`,
  `alter table goal
        add kind text not null default 'OBJECTIVE',
        add project_id text collate "C" references project,
        add body_id text collate "C" references body`,
  'create index goal_by_project on goal (project_id, ordinal)',
  `create table platform (${LISTED},
        kind text not null,
        description text
      )`,
  'create index platform_by_region on platform (region_code, ordinal)',
  `create table current_process (${LISTED})`,
  'create index current_process_by_region on current_process (region_code, ordinal)',
  `create table good_example (${LISTED},
        area text not null,
        organisation_id text collate "C"
      )`,
  'create index good_example_by_region on good_example (region_code, ordinal)',
  `create table representation_rule (${LISTED},
        min_share double precision not null check (min_share >= 0),
        max_share double precision not null check (max_share between min_share and 1)
      )`,
  'create index representation_rule_by_region on representation_rule (region_code, ordinal)',
  `create table project_statement (
        id text collate "C" primary key,
        project_id text collate "C" not null references project on delete cascade
          check (left(id, 2) = left(project_id, 2)),
        ordinal integer not null,
        kind text not null,
        label text not null,
        description text,
        sources jsonb not null
      )`,
  'create index project_statement_by_project on project_statement (project_id, ordinal)',
  `create table freshness (
        region_code text collate "C" primary key references region on delete cascade,
        confirmed_at timestamptz not null,
        basis text not null
      )`,
];
