import { CURSOR_KEY, CURSOR_KEY_TABLE } from '@hub/common';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cursors of streams are signed: what is altered is told from what was made here. */
export class KeyCursors1765880000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CURSOR_KEY);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table ${CURSOR_KEY_TABLE}`);
  }
}
