import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the sources say of an organisation beyond its names and kind; empty until the next load. */
export class AddOrganisationDetails1764000000000 implements MigrationInterface {
  name = 'AddOrganisationDetails1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table organisation
        add short_name text,
        add name_in_english text,
        add subkind text,
        add founded text,
        add description text,
        add organisation_number_source jsonb`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table organisation
        drop column short_name,
        drop column name_in_english,
        drop column subkind,
        drop column founded,
        drop column description,
        drop column organisation_number_source`);
  }
}
