import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The agreements that a source gives a matrix for: a matrix is one record, and has no table but those of its parts. */
export class ViewMatrices1764600000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create view participation_matrix as
         select agreement_id from matrix_cell union select agreement_id from matrix_body`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop view participation_matrix');
  }
}
