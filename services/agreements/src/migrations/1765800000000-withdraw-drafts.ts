import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A draft that is given up, and applications on versions that have ended: nobody can decide on them any more. */
export class WithdrawDrafts1765800000000 implements MigrationInterface {
  name = 'WithdrawDrafts1765800000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table agreement_version
        add column withdrawn_at timestamptz(3),
        add constraint agreement_version_withdrawn check (
          withdrawn_at is null or state in ('UNDER_DISCUSSION', 'DRAFT', 'CONSULTATION'));
      update adherence
        set state = 'REJECTED', reason = 'The version ended before the application was decided on.'
        from agreement_version version
        where version.id = adherence.version_id and version.state in ('SUPERSEDED', 'TERMINATED')
          and adherence.state = 'APPLIED'`);
  }

  /** What was rejected stays so: the version has ended all the same. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table agreement_version drop column withdrawn_at');
  }
}
