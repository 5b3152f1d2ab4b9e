import type { SubgraphError } from '../engine/index.js';
import { isFailureCode, isOwnFault, regionOf, type Target } from '../subgraphs/index.js';
import { CODE_LENGTH } from './place.js';

/** What a deployment tells of a record of its own: it has answered, and the record is what is broken. */
const OF_RECORD = 'HISTORY_BROKEN';

/** An error that says which placement it comes from; but one that is the asker's own fault is no region's. */
export function ofRegion(error: SubgraphError, target: Target): SubgraphError {
  if (target.placement === undefined || isOwnFault(error)) return error;
  const { code: given, ...extensions } = error.extensions ?? {};
  const code = isFailureCode(given) || given === OF_RECORD ? given : 'FAILED';
  return { ...error, extensions: { ...extensions, code, ...regionOf(target) } };
}

const LONGEST_SHOWN = 40;

/** A value as it may stand in a message. */
export function show(value: unknown): string {
  return value === undefined ? 'none' : JSON.stringify(value).slice(0, LONGEST_SHOWN);
}

/**
 * The error at a value that begins with no code of a region.
 *
 * @param what what the value is, where it has no code at all.
 */
export function unknownRegion(value: unknown, what?: string): SubgraphError {
  if (what !== undefined) {
    return {
      message: `Expected ${what} to begin with the two characters of a region's code, got ${show(value)}.`,
      extensions: { code: 'UNKNOWN_REGION' },
    };
  }
  const region = String(value).slice(0, CODE_LENGTH);
  return {
    message: `Expected the code of a region that the hub knows, got ${show(region)}.`,
    extensions: { code: 'UNKNOWN_REGION', region },
  };
}
