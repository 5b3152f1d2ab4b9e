import { HISTORY_TABLES } from '@hub/common';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who did what when in which role, and who that was, apart from it. */
export class KeepHistory1765050000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(HISTORY_TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table person_reading, person, history_entry; drop function refuse_change');
  }
}
