import { FOLLOW_HISTORY } from '@hub/common';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever may add to the history could else leave no number for the next entry. */
export class FollowHistory1765860000000 implements MigrationInterface {
  name = 'FollowHistory1765860000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FOLLOW_HISTORY);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop trigger history_entry_follows on history_entry');
    await runner.query('drop function require_entry_before');
  }
}
