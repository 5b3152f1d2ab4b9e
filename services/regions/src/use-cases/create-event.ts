import type { WriteResult } from '@hub/common';
import type { Context } from '../context.js';
import type { CreateEventInput } from '../inputs/create-event-input.js';
import { refuseEvent } from '../refusals/refuse-event.js';
import { createRecord } from './create-record.js';
import { type EventRows, eventRows } from './event-rows.js';
import { bodyOfEvent } from './refuse-bodies.js';

/** Makes an event of a region. The caller must be the region's editor. @returns the event's id. */
export function createEvent(
  input: CreateEventInput,
  context: Context,
): Promise<WriteResult<string, EventRows>> {
  return createRecord({
    context,
    act: 'createEvent',
    kind: 'events',
    input,
    check: refuseEvent,
    bodies: bodyOfEvent,
    build: (given, placed) => ({
      ...placed,
      nameIsPrinted: true,
      kind: given.kind,
      date: given.date ?? null,
      dateStated: null,
      occurrences: given.occurrences ?? null,
      place: given.place ?? null,
      bodyId: given.bodyId ?? null,
      organiserIds: given.organiserIds ?? [],
      registered: given.registered ?? null,
      attended: given.attended ?? null,
      attendanceApproximate: given.attendanceApproximate ?? false,
      attendanceStated: null,
      focus: given.focus ?? null,
      description: given.description ?? null,
      women: given.women ?? null,
      men: given.men ?? null,
    }),
    rows: eventRows,
  });
}
