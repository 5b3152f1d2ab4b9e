import { type Records, RegionFileError, recordsOf } from '@hub/common';
import type { EntityManager } from 'typeorm';
import { findCounters } from '../repositories/counter-repository.js';
import type { AdherenceRecord, CounterRecord } from './live-records.js';

/**
 * Signatures and counts are taken of agreements of the file or the hub alone.
 *
 * @throws RegionFileError with those of others.
 */
export async function requireKnownAgreements(manager: EntityManager, given: Records): Promise<void> {
  const inFile = recordsOf<{ id: string }>(given, 'agreements').map(({ id }) => id);
  const live = [
    ...recordsOf<AdherenceRecord>(given, 'adherences').map(({ id, agreementId }) => ({
      kind: 'adherences',
      id,
      agreementId,
    })),
    ...recordsOf<CounterRecord>(given, 'counters').map(({ agreementId }) => ({
      kind: 'counters',
      id: agreementId,
      agreementId,
    })),
  ];
  const there = await findCounters(
    manager,
    live.map(({ agreementId }) => agreementId),
  );
  const known = new Set([...inFile, ...there.map(({ agreementId }) => agreementId)]);
  const orphans = live.filter(({ agreementId }) => !known.has(agreementId));
  if (orphans.length === 0) return;
  throw new RegionFileError(
    orphans.map(({ kind, id, agreementId }) => ({
      kind,
      id,
      field: 'agreementId',
      what: 'an agreement of the file or of the hub',
      got: agreementId,
    })),
  );
}
