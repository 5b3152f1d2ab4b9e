import { Refusal } from '../entities/refusal.js';
import { RefusalCode } from '../entities/refusal-code.js';

const LONGEST_KEY = 200;

/** @param field the input field it is about; none where it is about the whole. */
export function refuse(code: `${RefusalCode}`, message: string, field?: string): Refusal {
  return Object.assign(new Refusal(), { code, message, field: field === undefined ? null : [field] });
}

/** What is wrong with an idempotency key by itself. */
export function refuseKey(key: string): Refusal[] {
  if (key.length >= 1 && key.length <= LONGEST_KEY && !key.includes('\0')) return [];
  return [
    refuse(
      'INVALID_INPUT',
      `The idempotency key must have 1 to ${LONGEST_KEY} characters; it has ${key.length}.`,
      'idempotencyKey',
    ),
  ];
}

export function refuseConflict(): Refusal {
  return refuse(
    'CONFLICT',
    'This idempotency key was used before, for something else. Make up a new key for each write.',
    'idempotencyKey',
  );
}

/** @param acting what the caller may not do, to be put after "You may not". */
export function refuseUnauthorised(acting: string, field: string): Refusal {
  return refuse('NOT_AUTHORISED', `You may not ${acting}: that takes the role of its signatory.`, field);
}
