import { type Finding, findingOf } from '@hub/common';
import { readFinancing } from '../financing.js';
import type { CheckedProject } from './checked-records.js';

/** A sum that a source prints is what its lines, or the sums in it, add up to. Where it is not, both stay as they are. */
export function statedSumsAddUp(projects: readonly CheckedProject[]): Finding[] {
  return projects.flatMap((project) => {
    if (!project.financing) return [];
    return readFinancing(project.financing).discrepancies.map(({ what, stated, computed }) =>
      findingOf('projects', project, {
        severity: 'warning',
        field: 'financing',
        what: `The sum “${what}” that the source states (uppgiven summa) is not what its parts add up to. Both are shown, neither is mended.`,
        expected: `${kronor(computed)} by its parts`,
        got: `${kronor(stated)} as printed`,
      }),
    );
  });
}

const kronor = (amount: number): string => `${String(amount).replace(/\B(?=(\d{3})+$)/g, ' ')} kr`;
