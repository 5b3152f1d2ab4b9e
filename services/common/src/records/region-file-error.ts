import { withoutPersonalNumbers } from '../text/personal-number.js';
import { LONGEST_WORDS, shortened } from '../text/shortened.js';
import { visible } from '../text/visible.js';

/** Something in a file that can't be taken. */
export interface FileFault {
  readonly kind: string;
  readonly id: string;
  readonly field: string;
  /** What was expected there, in words. */
  readonly what: string;
  /** What stood there instead; empty where there is nothing to show. */
  readonly got: string;
}

/**
 * A file that can't be taken, or written, as it is. Nothing of it was loaded or written. No personal number stands in what
 * it says.
 */
export class RegionFileError extends Error {
  readonly faults: readonly FileFault[];

  /** @param what can't be done; default: loading it. */
  constructor(found: readonly FileFault[], what = "The file can't be loaded") {
    const faults = found.map(shownFault);
    super(
      [
        `${what}: ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}. Nothing was changed.`,
        ...faults.map(faultLine),
      ].join('\n'),
    );
    this.name = 'RegionFileError';
    this.faults = faults;
  }
}

/** One fault on a line: where it is, what was expected, and what came, none of it too long. No personal number stands in it. */
export function faultLine(fault: FileFault): string {
  const { kind, id, field, what, got } = shownFault(fault);
  const place = [kind, id, field]
    .filter((part) => part !== '')
    .map((part) => shortened(part))
    .join(' ');
  const came = got === '' ? '' : `, got ${shortened(got, LONGEST_WORDS)}`;
  return visible(`  ${place}: expected ${shortened(what, LONGEST_WORDS)}${came}`);
}

const shownFault = ({ kind, id, field, what, got }: FileFault): FileFault => ({
  kind: withoutPersonalNumbers(kind),
  id: withoutPersonalNumbers(id),
  field: withoutPersonalNumbers(field),
  what: withoutPersonalNumbers(what),
  got: withoutPersonalNumbers(got),
});
