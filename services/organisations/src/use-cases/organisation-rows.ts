import type { EntityManager } from 'typeorm';
import type { Organisation } from '../entities/organisation.js';
import { followIds } from '../repositories/follow-merges.js';

/** What a write to one organisation shows. */
export interface OrganisationRows {
  readonly organisation: Organisation | null;
}

/** Reads it, in the transaction of the write. */
export async function organisationRows(tx: EntityManager, id: string): Promise<OrganisationRows> {
  const [organisation = null] = await followIds(tx, [id]);
  return { organisation };
}
