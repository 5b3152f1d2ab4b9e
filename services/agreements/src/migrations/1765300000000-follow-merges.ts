import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Organisations that were merged: their ids lead on, also of what was signed under them. */
export class FollowMerges1765300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table merged_organisation (
        id          text collate "C" primary key,
        survivor_id text collate "C" not null check (survivor_id <> id)
      );
      create index merged_organisation_by_survivor on merged_organisation (survivor_id);

      create table log_place (
        reader   text primary key,
        epoch    text not null,
        position bigint not null
      );
      alter table adherence add column signed_as text collate "C";
      create index party_by_organisation on party (organisation_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index party_by_organisation;
      alter table adherence drop column signed_as;
      drop table log_place, merged_organisation`);
  }
}
