import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a hub-admin took, as the history of the holder's rights tells, is left to hub-admins to give back. */
export class KeepWhatAdminsRevoked1765770000000 implements MigrationInterface {
  name = 'KeepWhatAdminsRevoked1765770000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update revocation set region_code = null
      where region_code is not null and 'hub-admin' = (
        select entry.role from history_entry entry
        where entry.chain = 'right-' || revocation.holder and entry.action = 'revokeRight'
          and entry.payload::jsonb ->> 'role' = revocation.role
        order by entry.number desc limit 1
      )`);
  }

  /** Whose editor could give it back is not known any more. */
  async down(): Promise<void> {}
}
