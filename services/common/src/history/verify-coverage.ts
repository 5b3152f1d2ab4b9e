import { type Checkpoint, type HistoryFault, HistoryFaultKind, type StoredEntry } from './verify-chain.js';

/**
 * How long an entry may be without a checkpoint: many times longer than a service that runs takes to sign one. Unit:
 * milliseconds.
 */
export const COVERED_WITHIN_MS = 60_000;

/**
 * Finds the end of a chain that no genuine checkpoint covers though it has been there for a minute: what was written
 * anew, and its checkpoints removed, would else look as if nobody had touched it.
 *
 * @param now the time by the clock that the entries were written by. One that says it is of the future is as suspect
 *   as one that is old.
 */
export function verifyCoverage(
  entries: readonly StoredEntry[],
  checkpoints: readonly Checkpoint[],
  now: Date,
): HistoryFault[] {
  const reach = Math.max(0, ...checkpoints.filter(({ genuine }) => genuine).map(({ length }) => length));
  const overdue = entries.find(({ number, occurredAt }) => number > reach && !isNew(occurredAt, now));
  if (overdue === undefined) return [];
  const last = entries.at(-1)?.number ?? overdue.number;
  const which = overdue.number === last ? `Entry ${last} is` : `Entries ${overdue.number} to ${last} are`;
  return [
    {
      kind: HistoryFaultKind.UNCOVERED,
      number: overdue.number,
      message:
        `${which} covered by no checkpoint, which the service signs within a second while it runs: ` +
        'checkpoints were removed, or it has not run since.',
    },
  ];
}

const isNew = (occurredAt: string, now: Date): boolean =>
  Math.abs(now.getTime() - Date.parse(occurredAt)) <= COVERED_WITHIN_MS;
