import { LOADED_RECORD_TABLE } from '@hub/common';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Remembers which records came from a file of a region. */
export class CreateLoadedRecords1764500000000 implements MigrationInterface {
  name = 'CreateLoadedRecords1764500000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(LOADED_RECORD_TABLE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table loaded_record');
  }
}
