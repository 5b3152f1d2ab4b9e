import { type BaseContext, batch } from '@hub/common';
import DataLoader from 'dataloader';
import type { Adherence } from '../entities/adherence.js';
import { findVisibleAdherencesById } from '../repositories/adherence-repository.js';

/** Of one viewer: what it may not see is not there. */
export function adherenceById({
  db,
  identity,
}: Pick<BaseContext, 'db' | 'identity'>): DataLoader<string, Adherence | null> {
  return new DataLoader(async (ids) =>
    batch(ids, await findVisibleAdherencesById(db, ids, identity), ({ id }) => id),
  );
}
