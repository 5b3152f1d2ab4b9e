import type { SubgraphError } from '../engine/index.js';
import { isFailureCode, isOwnFault, regionOf, type Target } from '../subgraphs/index.js';

/** An error that says which placement it comes from. Of the codes that a placement gives, those for the asker stay. */
export function ofRegion(error: SubgraphError, target: Target): SubgraphError {
  if (target.placement === undefined) return error;
  const { code: given, ...extensions } = error.extensions ?? {};
  const code = isOwnFault(error) || isFailureCode(given) ? given : 'FAILED';
  return { ...error, extensions: { ...extensions, code, ...regionOf(target) } };
}
