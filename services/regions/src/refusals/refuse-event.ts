import { type Refusal, refuseOptionalText } from '@hub/common';
import type { EditEventInput } from '../inputs/edit-event-input.js';
import { refuseDate } from './refuse-date.js';
import { refuseList } from './refuse-list.js';
import { refuseNumber } from './refuse-number.js';
import { refuseOrganisation } from './refuse-organisation.js';

const MOST_PEOPLE = 1_000_000;
const LONGEST_DESCRIPTION = 10_000;

/** What is wrong with the fields of a new or an edited event by themselves. */
export function refuseEvent(
  input: Omit<EditEventInput, 'id' | 'revision' | 'name' | 'kind' | 'idempotencyKey'>,
): Refusal[] {
  const people = (what: string, field: 'registered' | 'attended' | 'women' | 'men') =>
    refuseNumber(input[field], { what, field: [field], from: 0, to: MOST_PEOPLE });
  return [
    ...refuseDate(input.date, { what: 'date', field: ['date'] }),
    ...refuseNumber(input.occurrences, {
      what: 'number of occurrences',
      field: ['occurrences'],
      from: 1,
      to: 10_000,
    }),
    ...refuseOptionalText(input.place, { what: 'place', field: ['place'] }),
    ...refuseList(input.organiserIds, {
      what: 'organisers',
      field: ['organiserIds'],
      most: 100,
      keyOf: String,
      each: (id, field) => refuseOrganisation(id, ...field),
    }),
    ...people('number of those registered', 'registered'),
    ...people('number of those who came', 'attended'),
    ...people('number of women', 'women'),
    ...people('number of men', 'men'),
    ...refuseOptionalText(input.focus, { what: 'focus', field: ['focus'] }),
    ...refuseOptionalText(input.description, {
      what: 'description',
      field: ['description'],
      longest: LONGEST_DESCRIPTION,
      lines: true,
    }),
  ];
}
