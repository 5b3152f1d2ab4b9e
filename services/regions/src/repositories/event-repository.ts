import {
  badUserInput,
  batch,
  type Connection,
  checkRegionCodes,
  filterBySearch,
  keysetPage,
  keysetPages,
  type SortField,
} from '@hub/common';
import { Any, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import type { AttendanceArgs } from '../arguments/attendance-args.js';
import type { EventListArgs } from '../arguments/event-list-args.js';
import { type EventOrder, EventOrderField } from '../arguments/event-order.js';
import type { EventsArgs } from '../arguments/events-args.js';
import { Attendance } from '../entities/attendance.js';
import { Event } from '../entities/event.js';
import { notElsewhere } from '../not-elsewhere.js';

/** In no order; ids that are not here are left out. */
export function findEventsById(db: EntityManager, ids: readonly string[]): Promise<Event[]> {
  return db.findBy(Event, { id: Any([...ids]) });
}

/**
 * A page of the events that the filter lets through; by date where no order is given.
 *
 * @throws HubError BAD_USER_INPUT for a region that does not exist, or a period that ends before it begins.
 */
export async function listEvents(
  db: EntityManager,
  { regionCode, kind, from, to, search, orderBy, ...page }: EventsArgs,
  elsewhere: readonly string[],
): Promise<Connection<Event>> {
  const filter = { regionCode, kind, from, to, search };
  return keysetPage({
    name: 'events',
    query: notElsewhere(
      'event.regionCode',
      elsewhere,
      filtered(db.createQueryBuilder(Event, 'event'), filter),
    ),
    filter,
    order: order(orderBy),
    page,
  });
}

/** The same page of the events of each region, in the regions' order. */
export function listEventsOfRegions(
  db: EntityManager,
  regionCodes: readonly string[],
  { orderBy, ...page }: EventListArgs,
): Promise<(Connection<Event> | Error)[]> {
  return keysetPages({
    name: 'Region.events',
    query: db.createQueryBuilder(Event, 'event').where('event.regionStated'),
    order: order(orderBy),
    parent: 'event.regionCode',
    parents: regionCodes,
    page,
  });
}

/** The same page of the events of each body, in the bodies' order. */
export function listEventsOfBodies(
  db: EntityManager,
  bodyIds: readonly string[],
  { orderBy, ...page }: EventListArgs,
): Promise<(Connection<Event> | Error)[]> {
  return keysetPages({
    name: 'Body.events',
    query: db.createQueryBuilder(Event, 'event'),
    order: order(orderBy),
    parent: 'event.bodyId',
    parents: bodyIds,
    page,
  });
}

/**
 * How many came to the events of each region that the filter lets through, in the regions' order.
 *
 * @throws HubError BAD_USER_INPUT for a period that ends before it begins.
 */
export async function sumAttendanceOfRegions(
  db: EntityManager,
  regionCodes: readonly string[],
  filter: AttendanceArgs,
): Promise<Attendance[]> {
  const rows = await filtered(db.createQueryBuilder(Event, 'event'), {
    ...filter,
    regionCode: [...regionCodes],
  })
    .select('event.regionCode', 'regionCode')
    .addSelect('count(*)::int', 'events')
    .addSelect('count(event.attended)::int', 'known')
    .addSelect('sum(event.attended)::int', 'attended')
    .addSelect(
      'coalesce(bool_or(event.attendanceApproximate) filter (where event.attended is not null), false)',
      'approximate',
    )
    .addSelect('sum(event.women)::int', 'women')
    .addSelect('sum(event.men)::int', 'men')
    .groupBy('event.regionCode')
    .getRawMany<SummedEvents>();
  return batch(regionCodes, rows, ({ regionCode }) => regionCode).map((row) => {
    const { regionCode: _, ...sums } = row ?? NO_EVENTS;
    return Object.assign(new Attendance(), sums);
  });
}

type SummedEvents = Omit<Attendance, 'shareOfWomen'> & { readonly regionCode: string };

const NO_EVENTS: SummedEvents = {
  regionCode: '',
  events: 0,
  known: 0,
  attended: null,
  approximate: false,
  women: null,
  men: null,
};

function filtered(
  query: SelectQueryBuilder<Event>,
  { regionCode, kind, from, to, search }: Pick<EventsArgs, 'regionCode' | 'kind' | 'from' | 'to' | 'search'>,
): SelectQueryBuilder<Event> {
  checkRegionCodes(regionCode ?? []);
  if (from != null && to != null && from > to) {
    throw badUserInput(`Expected "from" on or before "to", got ${from} and ${to}.`);
  }
  filterBySearch(query, 'event.searchable', search);
  if (regionCode != null) {
    query.andWhere('event.regionStated and event.regionCode = any(:regionCode)', { regionCode });
  }
  if (kind != null) {
    query.andWhere('event.kind = any(:kind)', { kind });
  }
  if (from != null) {
    query.andWhere('event.dateTo > :from', { from });
  }
  if (to != null) {
    query.andWhere('event.dateFrom <= :to', { to });
  }
  return query;
}

function order(orderBy: EventOrder | null | undefined): SortField[] {
  return [{ ...SORT_FIELDS[orderBy?.by ?? EventOrderField.DATE], direction: orderBy?.direction }];
}

const SORT_FIELDS: Readonly<Record<EventOrderField, SortField>> = {
  [EventOrderField.DATE]: { expression: 'event.printedDate', type: 'text', nullable: true },
  [EventOrderField.NAME]: { expression: 'event.sortKey', type: 'text' },
  [EventOrderField.UPDATED_AT]: { expression: 'event.updatedAt', type: 'timestamp' },
};
