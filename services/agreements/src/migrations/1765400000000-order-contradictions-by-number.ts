import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Two hubs with the same contradictions list them alike, in whatever order their files were loaded. */
export class OrderContradictionsByNumber1765400000000 implements MigrationInterface {
  name = 'OrderContradictionsByNumber1765400000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`update contradiction
      set ordinal = least(coalesce(substring(id from '[0-9]+')::numeric, 2147483647), 2147483647)::integer`);
  }

  /** The order in which they were loaded is not known any more; this one is as good. */
  async down(): Promise<void> {}
}
