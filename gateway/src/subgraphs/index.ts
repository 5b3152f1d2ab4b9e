export {
  createSubgraphs,
  type RequestOutcome,
  type Subgraphs,
  type SubgraphsOptions,
} from './create-subgraphs.js';
export { type FailureCode, failed } from './failures.js';
export type { Target } from './target.js';
