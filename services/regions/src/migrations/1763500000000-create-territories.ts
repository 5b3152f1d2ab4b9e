import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Text that is sorted or compared is COLLATE "C": every deployment and every machine orders it in the same way. */
export class CreateTerritories1763500000000 implements MigrationInterface {
  name = 'CreateTerritories1763500000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table region (
        code text collate "C" primary key check (code ~ '^[0-9]{2}$'),
        name text not null,
        county_name text not null,
        iso_code text not null unique,
        nuts_code text unique,
        sources jsonb not null,
        updated_at timestamptz not null default now()
      )`);
    await runner.query(`
      create table municipality (
        code text collate "C" primary key check (code ~ '^[0-9]{4}$'),
        region_code text collate "C" not null references region,
        name text not null,
        sort_key text collate "C" not null,
        sources jsonb not null,
        updated_at timestamptz not null default now(),
        check (region_code = left(code, 2))
      )`);
    await runner.query('create index municipality_by_name on municipality (region_code, sort_key, code)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table municipality');
    await runner.query('drop table region');
  }
}
