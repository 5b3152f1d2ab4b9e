import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a file of a region last said what the region's agreements are. */
export class ConfirmFiles1765700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table region_confirmation (
        region_code  text collate "C" primary key,
        confirmed_at timestamptz not null
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table region_confirmation');
  }
}
