import { expect } from '@jest/globals';
import type { Reason, Trouble } from './what-came.js';

/**
 * Whether what is told to be missing is what must be. A placement may also come too late by itself, on a machine that
 * is busy with other things: only where the request took as long as that takes.
 */
export class Lateness {
  count = 0;

  constructor(private readonly couldBe: boolean) {}

  check(told: Reason | undefined, trouble: Trouble | undefined): void {
    if (this.couldBe && told === 'TIMEOUT' && !trouble?.includes('TIMEOUT')) {
      this.count += 1;
      return;
    }
    if (trouble === undefined) expect(told).toBeUndefined();
    else expect(trouble).toContain(told);
  }
}
