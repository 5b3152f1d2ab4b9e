import type { EntityManager } from 'typeorm';
import { shortened } from '../text/shortened.js';
import { compareRecords } from './compare-records.js';
import { currentFacts, type FactsScope } from './current-facts.js';
import type { GivenRecord } from './read-records.js';
import type { RecordStore } from './record-store.js';

/** What was written reads back as it was given: a field that the loader does not know must not be lost silently. */
export async function requireReadBack(
  manager: EntityManager,
  store: RecordStore,
  scope: FactsScope,
  changed: readonly GivenRecord[],
): Promise<void> {
  const there = await currentFacts(manager, store, scope);
  for (const { kind, id, fact } of changed) {
    const [first] = compareRecords(fact, there.byId.get(`${kind.kind} ${id}`) ?? {}).filter(
      ({ field }) => !kind.moving?.includes(field),
    );
    if (first === undefined) continue;
    throw new Error(
      `${kind.kind} ${shortened(id)} can't be kept as the file has it: ${first.field} is ${first.from} in the file and would be ${first.to} in the hub`,
    );
  }
}
