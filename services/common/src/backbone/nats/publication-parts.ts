import type { ChangeEvent } from '@hub/schema/events';
import type { LogStore } from './log-store.js';
import type { PublicationMessage } from './publication-message.js';
import type { Stay } from './subjects.js';

/** Whatever the server takes, shorter pieces keep the way free for others. Unit: bytes. */
const LONGEST_PART = 512 * 1024;
const SHORTEST_PART = 1024;
/** What a message has beside its events: headers, source position, known ids. Unit: bytes. */
const ROOM = 16 * 1024;

/**
 * Stores events in pieces, where they are too long for a message. Nobody reads pieces by themselves: what makes them part
 * of the log is the publication that names their numbers, and is one message again.
 *
 * @param sourcePosition lies in the same message, and takes room too.
 * @returns the events themselves where they are short enough.
 */
export async function inParts(
  store: LogStore,
  stay: Stay,
  events: readonly ChangeEvent[],
  sourcePosition: string | null,
): Promise<PublicationMessage['events']> {
  const bytes = Buffer.from(JSON.stringify(events));
  const most = (await store.maxMessage()) - ROOM - (sourcePosition?.length ?? 0);
  if (bytes.length <= most) return events;
  const size = Math.min(Math.max(most, SHORTEST_PART), LONGEST_PART);
  const parts: number[] = [];
  for (let from = 0; from < bytes.length; from += size) {
    parts.push(await store.addPart(stay, bytes.subarray(from, from + size)));
  }
  return { parts };
}

/**
 * A publication's events.
 *
 * @returns undefined where pieces were removed meanwhile.
 */
export async function eventsOf(
  store: LogStore,
  { events }: PublicationMessage,
): Promise<readonly ChangeEvent[] | undefined> {
  if (!('parts' in events)) return events;
  const pieces = await Promise.all(events.parts.map((number) => store.bytes(number)));
  return pieces.every((piece) => piece !== undefined)
    ? (JSON.parse(Buffer.concat(pieces).toString()) as readonly ChangeEvent[])
    : undefined;
}
