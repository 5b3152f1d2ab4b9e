import { BOUND_HISTORY } from '@hub/common';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One entry with a number beyond all others would leave no number for the next. */
export class BoundHistory1765850000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(BOUND_HISTORY);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table history_entry drop constraint history_entry_number_bound');
  }
}
