import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The steps of a matrix of participation in the words of the agreement, beside those of the code that it follows. */
export class KeepPrintedSteps1765650000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table matrix_cell add column printed_stage text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table matrix_cell drop column printed_stage');
  }
}
