import { type Connection, createListLoader, type ListLoader } from '@hub/common';
import type { EntityManager } from 'typeorm';
import type { EventListArgs } from '../arguments/event-list-args.js';
import type { Event } from '../entities/event.js';
import { listEventsOfRegions } from '../repositories/event-repository.js';

export function eventsOfRegion(db: EntityManager): ListLoader<EventListArgs, Connection<Event>> {
  return createListLoader((regionCodes, args) => listEventsOfRegions(db, regionCodes, args));
}
