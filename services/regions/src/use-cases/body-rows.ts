import type { EntityManager } from 'typeorm';
import type { Body } from '../entities/body.js';
import { findBodiesById } from '../repositories/body-repository.js';

/** What a write to a body shows. */
export interface BodyRows {
  readonly body: Body | null;
}

/** Reads it, in the transaction of the write. */
export async function bodyRows(tx: EntityManager, id: string): Promise<BodyRows> {
  const [body] = await findBodiesById(tx, [id]);
  return { body: body ?? null };
}
