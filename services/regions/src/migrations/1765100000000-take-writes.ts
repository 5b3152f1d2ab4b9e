import { EARLIER_WRITES_TABLE, HISTORY_TABLES } from '@hub/common';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Bodies, events and projects are written through the hub: edits are counted, repeats are known, and who did what is kept. */
export class TakeWrites1765100000000 implements MigrationInterface {
  name = 'TakeWrites1765100000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of EDITED) {
      await runner.query(`alter table ${table} add column revision integer not null default 1`);
    }
    await runner.query(EARLIER_WRITES_TABLE);
    await runner.query(HISTORY_TABLES);
    await runner.query(`
      create table moving_region (
        region_code text collate "C" primary key references region on delete cascade,
        since timestamptz not null default now()
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table moving_region');
    await runner.query('drop table person_reading, person, history_entry; drop function refuse_change');
    await runner.query('drop table idempotency');
    for (const table of EDITED) await runner.query(`alter table ${table} drop column revision`);
  }
}

const EDITED = ['body', 'event', 'project'];
