import { refuseOptionalText, type WriteResult } from '@hub/common';
import type { Context } from '../context.js';
import type { EditEventInput } from '../inputs/edit-event-input.js';
import { refuseEmptied } from '../refusals/refuse-emptied.js';
import { refuseEvent } from '../refusals/refuse-event.js';
import { editRecord } from './edit-record.js';
import { type EventRows, eventRows } from './event-rows.js';
import { given, givenList } from './given.js';
import { bodyOfEvent } from './refuse-bodies.js';

/** Changes an event. The caller must be the region's editor. @returns the event's id. */
export function editEvent(input: EditEventInput, context: Context): Promise<WriteResult<string, EventRows>> {
  return editRecord({
    context,
    act: 'editEvent',
    kind: 'events',
    what: 'event',
    input,
    named: { id: input.id, field: 'id', what: 'event' },
    check: (edit) => [
      ...refuseEmptied(edit, 'name', 'kind', 'attendanceApproximate'),
      ...refuseOptionalText(edit.name, { what: 'name', field: ['name'] }),
      ...refuseEvent(edit),
    ],
    bodies: bodyOfEvent,
    edit: (event, edit) => ({
      ...event,
      name: edit.name ?? event.name,
      kind: edit.kind ?? event.kind,
      date: given(edit.date, event.date),
      // A date takes the place of what a source says without a year.
      dateStated: edit.date ? null : event.dateStated,
      occurrences: given(edit.occurrences, event.occurrences),
      place: given(edit.place, event.place),
      bodyId: given(edit.bodyId, event.bodyId),
      organiserIds: givenList(edit.organiserIds, event.organiserIds),
      registered: given(edit.registered, event.registered),
      attended: given(edit.attended, event.attended),
      attendanceApproximate: edit.attendanceApproximate ?? event.attendanceApproximate,
      focus: given(edit.focus, event.focus),
      description: given(edit.description, event.description),
      women: given(edit.women, event.women),
      men: given(edit.men, event.men),
    }),
    shown: ({ id }) => id,
    rows: eventRows,
  });
}
