import { type Refusal, refuseOptionalText, refuseText } from '@hub/common';
import type { SeatInput } from '../inputs/seat-input.js';
import { refuseDate } from './refuse-date.js';
import { refuseList } from './refuse-list.js';
import { refuseNumber } from './refuse-number.js';
import { refuseOrganisation } from './refuse-organisation.js';

/** How many entries the list of a body's seats may have. */
export const MOST_ENTRIES = 500;

/** What is wrong with the fields of a seat by themselves; in an edit they may be left out. */
export function refuseSeat(
  seat: Partial<{ [Field in keyof SeatInput]: SeatInput[Field] | null | undefined }>,
  ...at: readonly (string | number)[]
): Refusal[] {
  return [
    ...refuseOptionalText(seat.side, { what: 'side', field: [...at, 'side'] }),
    ...refuseNumber(seat.count, { what: 'number of seats', field: [...at, 'count'], from: 1, to: 10_000 }),
    ...refuseOrganisation(seat.organisationId, ...at, 'organisationId'),
    ...refuseList(seat.functions, {
      what: 'functions',
      field: [...at, 'functions'],
      most: 20,
      keyOf: String,
      each: (each, field) => refuseText(each, { what: 'function', field }),
    }),
    ...refuseDate(seat.validFrom, { what: 'date from which it is held', field: [...at, 'validFrom'] }),
    ...refuseDate(seat.validTo, { what: 'date until which it is held', field: [...at, 'validTo'] }),
  ];
}
