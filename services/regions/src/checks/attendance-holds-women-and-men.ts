import { type Finding, findingOf } from '@hub/common';
import type { CheckedEvent } from './checked-records.js';

/** Women and men at an event are among those who came. */
export function attendanceHoldsWomenAndMen(events: readonly CheckedEvent[]): Finding[] {
  return events.flatMap((event) => {
    const { women, men, attended, registered } = event;
    const present = attended ?? registered;
    if (present === null || (women ?? 0) + (men ?? 0) <= present) return [];
    return findingOf('events', event, {
      severity: 'error',
      field: 'women',
      what: 'There are more women and men (kvinnor och män) than participants (deltagare).',
      expected: `at most ${present} together`,
      got: `${women ?? 0} women and ${men ?? 0} men`,
    });
  });
}
