import { batch } from '@hub/common';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { Document } from '../entities/document.js';
import { findDocumentsById } from '../repositories/document-repository.js';

export function documentById(db: EntityManager): DataLoader<string, Document | null> {
  return new DataLoader(async (ids) => batch(ids, await findDocumentsById(db, ids), ({ id }) => id));
}
