import { randomUUID } from 'node:crypto';

/** Whether a text can be put into logs and headers as it is. */
export function isRequestId(given: unknown): given is string {
  return typeof given === 'string' && /^[\w.:-]{1,100}$/.test(given);
}

/** The request id that came, where it is one; otherwise a new one. */
export function requestIdOf(given: unknown): string {
  return isRequestId(given) ? given : randomUUID();
}
