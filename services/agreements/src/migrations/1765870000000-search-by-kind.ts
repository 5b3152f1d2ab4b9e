import type { MigrationInterface, QueryRunner } from 'typeorm';
import { respellAgreements } from './respell-agreements.js';

/** An agreement is found by the name of its kind, also where its title says nothing of it. */
export class SearchByKind1765870000000 implements MigrationInterface {
  name = 'SearchByKind1765870000000';

  async up(runner: QueryRunner): Promise<void> {
    await respellAgreements(runner);
  }

  /** The words stay: they are found as any others are. */
  async down(): Promise<void> {}
}
