import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import { findTexts } from '../repositories/version-repository.js';

/** The text, for those who may see it; null where the hub does not have it. */
export function textOfVersion(db: EntityManager): DataLoader<string, string | null> {
  return new DataLoader(async (ids) => {
    const texts = new Map((await findTexts(db, ids)).map(({ id, text }) => [id, text]));
    return ids.map((id) => texts.get(id) ?? null);
  });
}
