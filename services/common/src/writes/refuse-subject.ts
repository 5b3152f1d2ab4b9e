import { subjectFault } from '@hub/schema/identity';
import type { Refusal } from './refusal.js';
import { refuse } from './refusals.js';

/** What is wrong with the input field `subject`, which names a caller as access tokens do. It is not quoted. */
export function refuseSubject(subject: string): Refusal[] {
  const fault = subjectFault(subject);
  return fault === undefined ? [] : [refuse('INVALID_INPUT', `Expected ${fault}.`, 'subject')];
}
