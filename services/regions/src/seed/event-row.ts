import { periodOf } from '@hub/common';
import type { z } from 'zod';
import type { eventFact } from './activity-facts.js';
import { namedColumns } from './named-columns.js';
import { searchColumns } from './search-columns.js';
import { searchedTexts } from './searched-texts.js';

type Row = Readonly<Record<string, unknown>>;

export function eventRow(event: z.output<typeof eventFact>): Row {
  const period = event.date === null ? null : periodOf(event.date);
  return {
    ...namedColumns(event),
    name_is_printed: event.nameIsPrinted,
    kind: event.kind,
    date: event.date,
    date_from: period?.from ?? null,
    date_to: period?.to ?? null,
    date_stated: event.dateStated,
    occurrences: event.occurrences,
    place: event.place,
    body_id: event.bodyId,
    organiser_ids: event.organiserIds,
    registered: event.registered,
    attended: event.attended,
    attendance_approximate: event.attendanceApproximate,
    attendance_stated: event.attendanceStated,
    focus: event.focus,
    description: event.description,
    women: event.women,
    men: event.men,
    ...searchColumns(searchedTexts.event(event)),
  };
}
