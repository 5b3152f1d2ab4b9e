import { type Finding, findingOf, LARGEST_COUNT } from '@hub/common';
import { readFinancing } from '../financing.js';
import { standingSeats } from '../standing-seats.js';
import { type CheckedBody, type CheckedEvent, type CheckedProject, sum } from './checked-records.js';

/** What the hub adds up itself is a number that its answers can hold: else nobody gets an answer that asks for it. */
export function sumsCanBeShown(
  bodies: readonly CheckedBody[],
  events: readonly CheckedEvent[],
  projects: readonly CheckedProject[],
): Finding[] {
  return [
    ...bodies.flatMap(sumsOfBody),
    ...events.flatMap((event) => womenAndMen('events', event)),
    ...attendanceOfRegions(events),
    ...projects.flatMap(sumsOfProject),
  ];
}

function sumsOfBody(body: CheckedBody): Finding[] {
  const seats = sum(standingSeats(body.seats).map(({ count }) => count));
  return [...tooLarge('bodies', body, 'seats', 'seats (platser)', seats), ...womenAndMen('bodies', body)];
}

const womenAndMen = (kind: string, record: CheckedBody | CheckedEvent): Finding[] =>
  tooLarge(kind, record, 'women', 'women and men (kvinnor och män)', (record.women ?? 0) + (record.men ?? 0));

/** How many came to all events of a region; told of the one to which the most came. */
function attendanceOfRegions(events: readonly CheckedEvent[]): Finding[] {
  const regions = [...new Set(events.map(({ regionCode }) => regionCode))];
  return regions.flatMap((code) =>
    COUNTED.flatMap(({ field, what }) => {
      const own = events.filter(({ regionCode }) => regionCode === code);
      const [largest] = [...own].sort((one, other) => (other[field] ?? 0) - (one[field] ?? 0));
      const total = sum(own.map((event) => event[field] ?? 0));
      return largest === undefined
        ? []
        : tooLarge('events', largest, field, `${what} at all events of the region`, total);
    }),
  );
}

const COUNTED = [
  { field: 'attended', what: 'participants (deltagare)' },
  { field: 'women', what: 'women (kvinnor)' },
  { field: 'men', what: 'men (män)' },
] as const;

function sumsOfProject(project: CheckedProject): Finding[] {
  if (!project.financing) return [];
  const { computedTotal, discrepancies } = readFinancing(project.financing);
  const ofLines = kronorTooLarge(project, 'lines', 'lines (poster)', computedTotal ?? 0);
  if (ofLines.length > 0) return ofLines;
  const largest = Math.max(0, ...discrepancies.map(({ computed }) => computed));
  return kronorTooLarge(project, 'statedSubtotals', 'stated sums (delsummor)', largest);
}

function kronorTooLarge(project: CheckedProject, field: string, what: string, total: number): Finding[] {
  return tooLarge('projects', project, `financing.${field}`, what, total, Number.MAX_SAFE_INTEGER);
}

function tooLarge(
  kind: string,
  record: object,
  field: string,
  what: string,
  total: number,
  largest = LARGEST_COUNT,
): Finding[] {
  if (total <= largest) return [];
  return [
    findingOf(kind, record, {
      severity: 'error',
      field,
      what: `The sum of the ${what} is larger than the hub can answer with.`,
      expected: `at most ${largest} in all`,
      got: String(total),
    }),
  ];
}
