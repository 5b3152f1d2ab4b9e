import type { SubgraphError } from '../engine/index.js';
import { regionOf, type Target } from '../subgraphs/index.js';

/** An error that says which placement it comes from. */
export function ofRegion(error: SubgraphError, target: Target): SubgraphError {
  if (target.placement === undefined) return error;
  return { ...error, extensions: { ...error.extensions, ...regionOf(target) } };
}
