import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Text that is sorted or compared is COLLATE "C": every machine orders it in the same way. */
export class CreateOrganisations1763500000000 implements MigrationInterface {
  name = 'CreateOrganisations1763500000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table organisation (
        id text collate "C" primary key check (id ~ '^org-[a-z0-9-]+$'),
        name text not null check (name <> ''),
        aliases text[] not null,
        sort_key text collate "C" not null,
        organisation_number text collate "C" unique check (organisation_number ~ '^[0-9]{6}-[0-9]{4}$'),
        kind text collate "C" not null,
        sector text collate "C" not null check (sector in ('PUBLIC', 'CIVIL', 'PRIVATE', 'ACADEMIA')),
        region_code text collate "C" check (region_code ~ '^[0-9]{2}$'),
        municipality_code text collate "C" check (municipality_code ~ '^[0-9]{4}$'),
        sources jsonb not null,
        search_text text not null,
        search_folded text not null,
        searchable tsvector not null generated always as (
          to_tsvector('swedish'::regconfig, search_text) || to_tsvector('simple'::regconfig, search_folded)
        ) stored,
        updated_at timestamptz not null default now()
      )`);
    await runner.query('create index organisation_by_name on organisation (sort_key, id)');
    await runner.query('create index organisation_by_change on organisation (updated_at, id)');
    await runner.query('create index organisation_by_region on organisation (region_code)');
    await runner.query('create index organisation_searchable on organisation using gin (searchable)');
    await runner.query(`
      create table quarantine (
        kind text collate "C" not null,
        id text collate "C" not null,
        field text collate "C" not null,
        value text collate "C" not null,
        reason text not null,
        source jsonb not null,
        primary key (kind, id, field, value)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table quarantine');
    await runner.query('drop table organisation');
  }
}
