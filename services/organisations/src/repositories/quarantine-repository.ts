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

/** Forgets the values of one field of an organisation that were kept apart. */
export async function removeQuarantined(tx: EntityManager, id: string, field: string): Promise<void> {
  await tx.delete(QuarantineEntry, { kind: 'organisations', id, field });
}

/** Gives an organisation the values that were kept apart of another. */
export async function moveQuarantined(tx: EntityManager, fromId: string, toId: string): Promise<void> {
  await tx.query(
    `update quarantine own set id = $2 where kind = 'organisations' and id = $1 and not exists
       (select from quarantine there where there.kind = own.kind and there.id = $2 and there.field = own.field)`,
    [fromId, toId],
  );
  await tx.delete(QuarantineEntry, { kind: 'organisations', id: fromId });
}
