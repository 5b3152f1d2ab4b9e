import type { EntityManager } from 'typeorm';

/** Whether the database has a table of this name. */
export async function hasTable(db: EntityManager, name: string): Promise<boolean> {
  const [found]: { there: boolean }[] = await db.query('select to_regclass($1) is not null as there', [name]);
  return found?.there ?? false;
}
