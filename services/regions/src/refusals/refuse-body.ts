import { type Refusal, refuseOptionalText, refuseText } from '@hub/common';
import type { CreateBodyInput } from '../inputs/create-body-input.js';
import { refuseDate } from './refuse-date.js';
import { refuseList } from './refuse-list.js';
import { refuseNumber } from './refuse-number.js';

/** More than any body has. */
export const MOST_SEATS = 100_000;
const LONGEST_DESCRIPTION = 10_000;

/** What is wrong with the fields of a new or an edited body by themselves. */
export function refuseBody(
  input: Pick<
    CreateBodyInput,
    'aliases' | 'statedSeats' | 'memberCategories' | 'women' | 'men' | 'founded' | 'decided' | 'description'
  >,
): Refusal[] {
  const people = { from: 0, to: MOST_SEATS };
  return [
    ...refuseList(input.aliases, {
      what: 'other names',
      field: ['aliases'],
      most: 20,
      keyOf: String,
      each: (alias, field) => refuseText(alias, { what: 'other name', field }),
    }),
    ...refuseNumber(input.statedSeats, { what: 'number of seats', field: ['statedSeats'], ...people }),
    ...refuseList(input.memberCategories, {
      what: 'groups',
      field: ['memberCategories'],
      most: 100,
      keyOf: String,
      each: (group, field) => refuseText(group, { what: 'group', field }),
    }),
    ...refuseNumber(input.women, { what: 'number of women', field: ['women'], ...people }),
    ...refuseNumber(input.men, { what: 'number of men', field: ['men'], ...people }),
    ...refuseDate(input.founded, { what: 'founding date', field: ['founded'] }),
    ...refuseDate(input.decided, { what: 'date of the decision', field: ['decided'] }),
    ...refuseOptionalText(input.description, {
      what: 'description',
      field: ['description'],
      longest: LONGEST_DESCRIPTION,
      lines: true,
    }),
  ];
}
