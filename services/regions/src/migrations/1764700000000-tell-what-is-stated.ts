import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tells a stated region from a mere place to be kept at, a printed name from the hub's, and which facts a region's data was confirmed by. */
export class TellWhatIsStated1764700000000 implements MigrationInterface {
  name = 'TellWhatIsStated1764700000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of PLACED) {
      await runner.query(`alter table ${table} add column region_stated boolean not null default true`);
    }
    for (const table of NAMED) {
      await runner.query(`alter table ${table} add column name_is_printed boolean not null default true`);
    }
    await runner.query("alter table body add column aliases text[] not null default '{}'");
    await runner.query('alter table freshness add column facts_digest text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table freshness drop column facts_digest');
    await runner.query('alter table body drop column aliases');
    for (const table of NAMED) {
      await runner.query(`alter table ${table} drop column name_is_printed`);
    }
    for (const table of PLACED) {
      await runner.query(`alter table ${table} drop column region_stated`);
    }
  }
}

const PLACED = ['body', 'event', 'project'];
const NAMED = ['body', 'event'];
