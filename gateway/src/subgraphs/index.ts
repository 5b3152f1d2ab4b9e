export type { Breaker, BreakerOptions, BreakerState } from './breakers.js';
export {
  type CheckAnswer,
  createSubgraphs,
  type RequestOutcome,
  type Subgraphs,
  type SubgraphsOptions,
} from './create-subgraphs.js';
export {
  type FailureCode,
  failed,
  isFailureCode,
  isOwnFault,
  type MutationOutcome,
  ofMutation,
  regionOf,
} from './failures.js';
export type { Target } from './target.js';
