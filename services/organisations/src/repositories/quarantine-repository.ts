import { Any, type EntityManager } from 'typeorm';
import { QuarantineEntry } from '../entities/quarantine-entry.js';

/** The quarantined values of organisations, by field and value. */
export function findQuarantineOfOrganisations(
  db: EntityManager,
  ids: readonly string[],
): Promise<QuarantineEntry[]> {
  return db.find(QuarantineEntry, {
    where: { kind: 'organisations', id: Any([...ids]) },
    order: { field: 'ASC', value: 'ASC' },
  });
}
