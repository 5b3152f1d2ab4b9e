import { type LoadReport, loadRows } from '@hub/common';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import type { municipalityFact, regionFact } from './facts.js';
import { municipalityRow, regionRow } from './territory-rows.js';

/** What one deployment holds of the facts of the subgraph `territories`. */
export interface TerritoryFacts {
  readonly regions: readonly z.infer<typeof regionFact>[];
  readonly municipalities: readonly z.infer<typeof municipalityFact>[];
}

/** Inserts and updates what differs. */
export async function loadTerritories(
  manager: EntityManager,
  report: LoadReport,
  { regions, municipalities }: TerritoryFacts,
): Promise<void> {
  await loadRows({
    manager,
    report,
    kind: 'regions',
    table: 'region',
    key: ['code'],
    updatedAt: 'updated_at',
    rows: regions.map(regionRow),
  });
  await loadRows({
    manager,
    report,
    kind: 'municipalities',
    table: 'municipality',
    key: ['code'],
    updatedAt: 'updated_at',
    rows: municipalities.map(municipalityRow),
  });
}
