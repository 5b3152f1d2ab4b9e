import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the sources say of a figure, a definition and a set of principles; null in rows not loaded since. */
export class KeepTheSourcesWords1764700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table reported_figure add column label text');
    await runner.query('alter table definition add column wording text');
    await runner.query('alter table principle add column set_name text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table principle drop column set_name');
    await runner.query('alter table definition drop column wording');
    await runner.query('alter table reported_figure drop column label');
  }
}
