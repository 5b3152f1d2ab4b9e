import type { SubgraphError } from '../engine/index.js';
import type { Target } from '../subgraphs/index.js';

/** An error that says which placement it comes from. */
export function ofRegion(error: SubgraphError, { placement }: Target): SubgraphError {
  if (placement === undefined) return error;
  return { ...error, extensions: { ...error.extensions, region: placement } };
}
