import type { EntityManager } from 'typeorm';
import type { Event } from '../entities/event.js';
import { findEventsById } from '../repositories/event-repository.js';

/** What a write to an event shows. */
export interface EventRows {
  readonly event: Event | null;
}

/** Reads it, in the transaction of the write. */
export async function eventRows(tx: EntityManager, id: string): Promise<EventRows> {
  const [event] = await findEventsById(tx, [id]);
  return { event: event ?? null };
}
