import { emptyReport } from '@hub/common';
import type { EntityManager } from 'typeorm';
import type { KnownDecision } from '../checks/checked-records.js';
import { readDecisions } from '../seed/load-decisions.js';

/** The decisions that the hub has had by its writes, its loads and the facts that it ships with, there or not. */
export async function knownDecisions(manager: EntityManager): Promise<KnownDecision[]> {
  const written: { payload: string }[] = await manager.query(
    `select payload from history_entry where action in ('addDecision', 'changeVersionState') order by chain, number`,
  );
  const loaded: { id: string }[] = await manager.query(
    `select id from loaded_record where kind = 'decisions' order by id`,
  );
  const shipped = await readDecisions(emptyReport('agreements'));
  return [
    ...written.flatMap(({ payload }) => decisionIn(payload)).map((id) => ({ id, shipped: false })),
    ...loaded.map(({ id }) => ({ id, shipped: false })),
    ...shipped.map(({ id }) => ({ id, shipped: true })),
  ];
}

/** What an entry of the history names; one that was changed past the hub may be anything, which its own check tells. */
function decisionIn(payload: string): string[] {
  try {
    const { decisionId } = JSON.parse(payload) as { decisionId?: unknown };
    return typeof decisionId === 'string' ? [decisionId] : [];
  } catch {
    return [];
  }
}
