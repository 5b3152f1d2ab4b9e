import { isDay, type Refusal, refuse, refuseDay, refuseSource } from '@hub/common';
import { MOST_RECORDED, type RecordAdherencesInput } from '../entities/record-adherences.js';
import { whyImpossible } from '../possible-dates.js';
import { today } from '../swedish-day.js';

/** What is wrong with a list of signatures by itself: its length, days to come, and sources. */
export function refuseRecordedList({ adherences }: Omit<RecordAdherencesInput, 'idempotencyKey'>): Refusal[] {
  if (!fits(adherences)) {
    return [
      refuse(
        'INVALID_INPUT',
        `The list must have 1 to ${MOST_RECORDED} signatures; it has ${adherences.length}.`,
        'adherences',
      ),
    ];
  }
  const now = today();
  return adherences.flatMap(({ signedOn, source }, index) => [
    ...refuseDay(signedOn, { what: 'day of the signature', field: ['adherences', index, 'signedOn'] }),
    ...(isDay(signedOn) ? refuseImpossibleDay(signedOn, now, index) : []),
    ...refuseSource(source, 'adherences', index, 'source'),
  ]);
}

function refuseImpossibleDay(signedOn: string, now: string, index: number): Refusal[] {
  const why = whyImpossible(signedOn, now);
  if (why === null) return [];
  const message = `The day of the signature can’t be ${signedOn}: ${why}.`;
  return [refuse('INVALID_INPUT', message, 'adherences', index, 'signedOn')];
}

/** Whether the list is of a length that is looked at at all. */
export const fits = ({ length }: readonly unknown[]): boolean => length >= 1 && length <= MOST_RECORDED;
