import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Bodies, events and projects are searched by their words; by their names alone until the next load. */
export class MakeActivitiesSearchable1764000100000 implements MigrationInterface {
  name = 'MakeActivitiesSearchable1764000100000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      await runner.query(`
        alter table ${table}
          add search_text text not null default '',
          add search_folded text not null default '',
          add searchable tsvector not null generated always as (
            to_tsvector('swedish'::regconfig, search_text) || to_tsvector('simple'::regconfig, search_folded)
          ) stored`);
      await runner.query(`update ${table} set search_text = name, search_folded = lower(name)`);
      await runner.query(`create index ${table}_searchable on ${table} using gin (searchable)`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      for (const column of ['searchable', 'search_folded', 'search_text']) {
        await runner.query(`alter table ${table} drop column ${column}`);
      }
    }
  }
}

const TABLES = ['body', 'event', 'project'];
