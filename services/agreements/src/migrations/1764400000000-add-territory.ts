import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The territory as the source prints it; null in rows that have not been loaded since. */
export class AddTerritory1764400000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table agreement add column territory text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table agreement drop column territory');
  }
}
