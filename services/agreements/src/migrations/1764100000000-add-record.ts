import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the sources hold beside the agreements themselves: documents, plans, principles, definitions, contradictions. */
export class AddRecord1764100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(DOCUMENTS);
    await runner.query(OF_AGREEMENTS);
    await runner.query(OF_ALL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table contradiction_subject, contradiction, definition, agreement_statement, matrix_body,
      matrix_cell, agreement_principle, principle, action_plan, document_agreement, document cascade`);
    // What is dropped is loaded again with its agreement, once the tables are back.
    await runner.query('update agreement set fact_hash = null');
    await runner.query('alter table milestone drop column label');
    await runner.query('alter table agreement_version drop column sources');
    await runner.query('alter table agreement drop column web_addresses, drop column searchable');
    await runner.query(searchable('agreement', SEARCHABLE_BEFORE));
  }
}

const PARTIAL_DATE = `~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'`;

const SEARCHABLE_BEFORE =
  "to_tsvector('swedish'::regconfig, search_words) || to_tsvector('simple'::regconfig, search_folded)";

/** The folded words in their stems too: inflections are found without the dots and rings of å, ä and ö. */
const SEARCHABLE = `${SEARCHABLE_BEFORE} || to_tsvector('swedish'::regconfig, search_folded)`;

function searchable(table: string, words: string): string {
  return `alter table ${table} add column searchable tsvector not null generated always as (${words}) stored;
  create index ${table}_by_words on ${table} using gin (searchable);`;
}

const DOCUMENTS = `
  create table document (
    id              text collate "C" primary key,
    title           text not null,
    title_key       text collate "C" not null,
    kind            text not null,
    publisher_id    text collate "C",
    board           text,
    region_code     text collate "C" check (region_code ~ '^[0-9]{2}$'),
    date            text collate "C" check (date ${PARTIAL_DATE}),
    date_from       date,
    date_to         date,
    registry_number text,
    document_number text,
    decided_by      text,
    paragraph       text,
    meeting_date    text check (meeting_date ${PARTIAL_DATE}),
    responds_to_id  text collate "C" references document deferrable initially deferred,
    part_of_id      text collate "C" references document deferrable initially deferred,
    duplicate_of_id text collate "C" references document deferrable initially deferred,
    language        text,
    relevance       text check (relevance in ('HIGH', 'LOW')),
    title_redacted  boolean not null,
    note            text,
    tags            text[] not null,
    web_addresses   jsonb not null,
    sources         jsonb not null,
    search_words    text not null,
    search_folded   text not null,
    constraint document_period check ((date is null) = (date_from is null) and (date is null) = (date_to is null))
  );
  create index document_by_title on document (title_key, id);
  create index document_by_date on document (date, id);
  create index document_by_region on document (region_code, title_key, id);
  create index document_by_tag on document using gin (tags);
  ${searchable('document', SEARCHABLE)}

  create table document_agreement (
    document_id  text collate "C" not null references document on delete cascade,
    agreement_id text collate "C" not null references agreement on delete cascade,
    primary key (document_id, agreement_id)
  );
  create index document_agreement_by_agreement on document_agreement (agreement_id, document_id);`;

const OF_AGREEMENTS = `
  alter table milestone add column label text;
  alter table agreement_version add column sources jsonb not null default '[]';
  alter table agreement add column web_addresses jsonb not null default '[]';
  alter table agreement drop column searchable;
  ${searchable('agreement', SEARCHABLE)}

  create table agreement_statement (
    agreement_id text collate "C" not null references agreement on delete cascade,
    ordinal      integer not null,
    kind         text not null check (kind in ('VISION', 'PURPOSE', 'IMPLEMENTATION', 'DECISION', 'STANDING', 'STATUS',
                   'PERIOD', 'JOINING')),
    text         text,
    english      text not null,
    source       jsonb not null,
    primary key (agreement_id, ordinal)
  );

  create table action_plan (
    id               text collate "C" primary key,
    agreement_id     text collate "C" not null references agreement on delete cascade,
    title            text not null,
    start_year       integer not null,
    end_year         integer not null,
    agreement_period boolean not null,
    contents         text[] not null,
    body_id          text collate "C",
    document_id      text collate "C" references document deferrable initially deferred,
    sources          jsonb not null,
    constraint action_plan_years check (start_year <= end_year)
  );
  create index action_plan_by_agreement on action_plan (agreement_id, start_year, id);

  create table principle (
    id           text collate "C" primary key,
    ordinal      integer not null,
    name         text not null,
    english_name text not null,
    sources      jsonb not null
  );
  create table agreement_principle (
    agreement_id text collate "C" not null references agreement on delete cascade,
    principle_id text collate "C" not null references principle on delete cascade,
    primary key (agreement_id, principle_id)
  );

  create table matrix_cell (
    agreement_id text collate "C" not null references agreement on delete cascade,
    ordinal      integer not null,
    level        text not null check (level in ('INFORMATION', 'CONSULTATION', 'DIALOGUE', 'PARTNERSHIP')),
    stage        text not null check (stage in ('AGENDA_SETTING', 'DRAFTING', 'DECISION', 'IMPLEMENTATION', 'MONITORING',
                   'REFORMULATION')),
    content      text,
    sources      jsonb not null,
    primary key (agreement_id, ordinal),
    unique (agreement_id, level, stage)
  );
  create table matrix_body (
    agreement_id text collate "C" not null references agreement on delete cascade,
    ordinal      integer not null,
    name         text not null,
    body_id      text collate "C",
    source       jsonb not null,
    primary key (agreement_id, ordinal)
  );`;

const OF_ALL = `
  create table definition (
    id            text collate "C" primary key,
    ordinal       integer not null,
    kind          text not null check (kind in ('DEFINITION', 'TRAITS')),
    term          text not null,
    english_term  text not null,
    description   text,
    traits        jsonb not null,
    adopted_by_id text collate "C",
    year          integer,
    note          text,
    sources       jsonb not null,
    constraint definition_says_something check ((kind = 'DEFINITION') = (description is not null))
  );

  create table contradiction (
    id          text collate "C" primary key,
    ordinal     integer not null,
    severity    text not null check (severity in ('LOW', 'MEDIUM', 'HIGH')),
    description text not null,
    handling    text not null,
    sources     jsonb not null
  );
  create table contradiction_subject (
    contradiction_id text collate "C" not null references contradiction on delete cascade,
    ordinal          integer not null,
    type             text not null check (type in ('Agreement', 'Document', 'ActionPlan', 'Region', 'Municipality', 'Body',
                       'Event', 'Project', 'Organisation', 'Statistic')),
    subject_id       text collate "C" not null,
    primary key (contradiction_id, ordinal),
    unique (contradiction_id, type, subject_id)
  );
  create index contradiction_subject_by_subject on contradiction_subject (type, subject_id);`;
