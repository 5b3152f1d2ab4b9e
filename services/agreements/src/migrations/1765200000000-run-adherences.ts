import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Applications, adherences that end, and signatures made on paper. */
export class RunAdherences1765200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table agreement add column if not exists joining_needs_approval boolean not null default false;

      alter table adherence
        add column applied_at timestamptz(3),
        add column ended_at timestamptz(3),
        add column reason text,
        add column source jsonb;
      alter table adherence drop constraint adherence_withdrawn;
      alter table adherence
        add constraint adherence_withdrawn check (case state
          when 'WITHDRAWN' then withdrawn_at is not null
          when 'REJECTED' then true
          else withdrawn_at is null end),
        add constraint adherence_ended check (ended_at is null or state = 'ENDED'),
        add constraint adherence_ended_after_signing check (ended_at >= signed_at),
        add constraint adherence_signed_after_applying check (signed_at >= applied_at);
      create unique index adherence_one_application on adherence (organisation_id, version_id)
        where state = 'APPLIED'`);
  }

  /** `joining_needs_approval` stays: what else needs it is not undone with this. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index adherence_one_application;
      alter table adherence drop constraint adherence_signed_after_applying,
        drop constraint adherence_ended_after_signing, drop constraint adherence_ended,
        drop constraint adherence_withdrawn;
      update adherence set withdrawn_at = null where state <> 'WITHDRAWN';
      alter table adherence
        add constraint adherence_withdrawn check ((state = 'WITHDRAWN') = (withdrawn_at is not null)),
        drop column source, drop column reason, drop column ended_at, drop column applied_at`);
  }
}
