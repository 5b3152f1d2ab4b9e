import type { z } from 'zod';
import type { bodyFact, eventFact, projectFact } from '../seed/activity-facts.js';

/** Records as they are dumped; dates and codes may still be wrong. */
export type CheckedBody = z.input<typeof bodyFact>;
export type CheckedEvent = z.input<typeof eventFact>;
export type CheckedProject = z.input<typeof projectFact>;

/** Anything that belongs to a region. */
export interface Placed {
  readonly id: string;
  readonly regionCode: string;
}

export const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, number) => total + number, 0);
