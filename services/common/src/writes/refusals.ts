import { REGION_CODES } from '@hub/schema/region-codes';
import { type Act, rolesNeeded, type Scope } from '@hub/schema/rights';
import { withoutPersonalNumbers } from '../text/personal-number.js';
import { visible } from '../text/visible.js';
import { Refusal } from './refusal.js';
import type { RefusalCode } from './refusal-code.js';

const LONGEST_KEY = 200;
const LONGEST_QUOTE = 100;

/**
 * @param message the reason, in words an official understands. What it quotes is shown without personal numbers.
 * @param field the path of the input field it is about, such as `seats`, `0`, `count`; none where it is about the whole.
 */
export function refuse(
  code: `${RefusalCode}`,
  message: string,
  ...field: readonly (string | number)[]
): Refusal {
  return Object.assign(new Refusal(), {
    code,
    message: withoutPersonalNumbers(message),
    field: field.length === 0 ? null : field.map(String),
  });
}

/** Control characters and line separators. */
const UNPRINTABLE = /[\p{Cc}\u2028\u2029]/u;

/** What is wrong with an idempotency key by itself. */
export function refuseKey(key: string): Refusal[] {
  if (key.length >= 1 && key.length <= LONGEST_KEY && !UNPRINTABLE.test(key) && key.isWellFormed()) return [];
  return [
    refuse(
      'INVALID_INPUT',
      `The idempotency key must have 1 to ${LONGEST_KEY} characters, none of them unprintable; it has ${key.length}.`,
      'idempotencyKey',
    ),
  ];
}

/** The caller may not do it. */
export const refuseUnauthorised = (act: Act, scope?: Scope, ...field: (string | undefined)[]): Refusal =>
  refuse(
    'NOT_AUTHORISED',
    `You may not do this: it takes the role ${rolesNeeded(act, namedScope(scope))}.`,
    ...field.filter((part) => part !== undefined),
  );

/** A write names a region that there is not, by its code or at the beginning of an id; it may name none. */
export function refuseNoRegion(code: string | undefined, ...field: (string | undefined)[]): Refusal[] {
  if (code === undefined || REGION_CODES.has(code)) return [];
  return [
    refuse(
      'INVALID_INPUT',
      `No region has the code ${quoted(code)}: a region is named by its county code (länskod), such as 12, or 00 for Sweden, and so are its records at the beginning of their ids.`,
      ...field.filter((part) => part !== undefined),
    ),
  ];
}

/** A scope that is part of an input may be anything: what is no plain id or code is quoted. */
const namedScope = (scope: Scope = {}): Scope =>
  Object.fromEntries(
    Object.entries(scope).map(([kind, id]: [string, string]) => [kind, PLAIN_ID.test(id) ? id : quoted(id)]),
  );

const PLAIN_ID = /^[a-z0-9-]{1,100}$/i;

/** The key was used for another write. */
export const refuseKeyConflict = (): Refusal =>
  refuse(
    'CONFLICT',
    'This idempotency key was used before, for something else. Make up a new key for each write.',
    'idempotencyKey',
  );

/**
 * The record was changed since the caller read it.
 *
 * @param what the record, as a sentence names it: "agreement".
 * @param field the input field with the revision; default `revision`.
 */
export function refuseStale(what: string, seen: number, now: number, field = 'revision'): Refusal[] {
  if (seen === now) return [];
  return [
    refuse(
      'CONFLICT',
      `The ${what} was changed meanwhile: you saw revision ${seen}, it is at revision ${now}. Look at it as it is now, and edit that.`,
      field,
    ),
  ];
}

/** @param what the kind of record, as a sentence names it: "agreement". */
export const refuseUnknown = (what: string, id: string, ...field: readonly (string | number)[]): Refusal =>
  refuse('NOT_FOUND', `There is no ${what} ${quoted(id)}.`, ...field);

/** What a client gave, short enough for a message, with what would not show as JSON writes it. */
export function quoted(given: string): string {
  return visible(JSON.stringify(given.length > LONGEST_QUOTE ? `${given.slice(0, LONGEST_QUOTE)}…` : given));
}
