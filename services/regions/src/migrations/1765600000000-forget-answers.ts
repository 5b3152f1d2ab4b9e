import { EARLIER_WRITES_BY_AGE } from '@hub/common';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Answers to writes are kept with their rows, and for some time. */
export class ForgetAnswers1765600000000 implements MigrationInterface {
  name = 'ForgetAnswers1765600000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(EARLIER_WRITES_BY_AGE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index idempotency_by_age');
  }
}
