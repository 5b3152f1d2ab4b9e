import { nameOf, type Watched } from '../model.js';

/**
 * The same event of the same stream has the same cursor, whoever watches, and no two have the same.
 *
 * @param logs how many there have been: in each an event has a cursor of its own.
 * @returns every fault, in words.
 */
export function checkCursors(all: readonly Watched[], logs: number): string[] {
  const cursors = new Map<string, Map<string, string>>();
  const events = new Map<string, string>();
  const faults: string[] = [];
  for (const { name, stream, scope, visits } of all) {
    const of = `${stream} ${JSON.stringify(scope)}`;
    for (const { cursor, message, agreementId, sequence } of visits.flatMap(({ messages }) => messages)) {
      if (message !== 'CHANGE' || typeof agreementId !== 'string' || typeof sequence !== 'number') continue;
      const event = nameOf(agreementId, sequence);
      const known = cursors.get(`${of} ${event}`) ?? new Map<string, string>();
      cursors.set(`${of} ${event}`, known);
      if (!known.has(cursor) && known.size === logs) {
        faults.push(
          `${event} of ${of} has one cursor at ${[...known.values()].join(' and ')} and another at ${name}`,
        );
      } else if (!known.has(cursor)) known.set(cursor, name);
      const other = events.get(`${of} ${cursor}`);
      if (other === undefined) events.set(`${of} ${cursor}`, event);
      else if (other !== event) faults.push(`${event} and ${other} of ${of} have one cursor`);
    }
  }
  return faults;
}
