import { withoutPersonalNumbers } from '@hub/common';

/** Something in a file that can't be taken. */
export interface ImportFault {
  /** The line that the row begins on, from 1; null where it is about the whole file. */
  readonly line: number | null;
  /** The column, by its name in the hub: `organisationNumber`; null where it is about the whole row. */
  readonly column: string | null;
  /** The code of the hub's refusal, or INVALID_INPUT for what the file itself shows. */
  readonly code: string;
  /** The reason, in words an official understands. */
  readonly message: string;
}

/** A fault that the file itself shows. No personal number stands in what it says. */
export const faultOf = (
  line: number | null,
  column: string | null,
  message: string,
  code = 'INVALID_INPUT',
): ImportFault => ({ line, column, code, message: withoutPersonalNumbers(message) });
