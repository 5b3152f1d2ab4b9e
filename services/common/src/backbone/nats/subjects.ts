import type { ChangeEvent } from '@hub/schema/events';
import { KEPT_TOPICS } from '@hub/schema/events';

/**
 * The subjects of a log's stream, each beginning with the stream's name:
 *
 * - `<stream>.log.events.<source>` and `<stream>.log.kept.<source>`: publications; kept are those with an entry of a
 *   kept topic.
 * - `<stream>.part.events` and `<stream>.part.kept`: pieces of publications that are too long for one message.
 * - `<stream>.state`: the log's name, and up to where it was pruned; the last message counts.
 * - `<stream>.stored.…`: what the server says again of each publication once it is stored; not in the stream.
 */
export type Subjects = ReturnType<typeof subjectsOf>;

/** Whether entries may be removed some day, or are kept for good. */
export type Stay = (typeof STAYS)[number];

export const STAYS = ['events', 'kept'] as const;

const TOKEN = /^[A-Za-z0-9_-]+$/;

export function subjectsOf(stream: string) {
  return {
    /** Every publication of the log; with a stay, of those alone. */
    publications: (stay?: Stay) => `${stream}.log.${stay ?? '*'}.*`,
    /** Every publication of one source. */
    of: (source: string) => `${stream}.log.*.${token(source)}`,
    publication: (stay: Stay, source: string) => `${stream}.log.${stay}.${token(source)}`,
    part: (stay: Stay) => `${stream}.part.${stay}`,
    state: `${stream}.state`,
    stored: `${stream}.stored.>`,
    republish: { src: `${stream}.log.>`, dest: `${stream}.stored.>`, headers_only: true },
    all: [`${stream}.log.*.*`, `${stream}.part.*`, `${stream}.state`],
    /** The source that a subject of publications is of. */
    sourceOf: (subject: string) => subject.slice(subject.lastIndexOf('.') + 1),
  };
}

export const stayOf = (events: readonly ChangeEvent[]): Stay => (events.some(isKept) ? 'kept' : 'events');

export const isKept = ({ type }: ChangeEvent): boolean => KEPT_TOPICS.includes(type);

function token(source: string): string {
  if (TOKEN.test(source)) return source;
  throw new Error(`a source is called "${source}", wanted letters, digits, _ and - alone`);
}
