export type { Gathered, GatheredField, Keys, LiveField, OtherKeys, Placements } from './directives.js';
export type { Graph } from './graphs.js';
export { type CheckLeaf, compileLeaf } from './leaves.js';
export type { ListSize, ListSizes, SlicingArgument } from './list-sizes.js';
export { loadSupergraph, type Supergraph } from './load-supergraph.js';
export type { Homes, PlacedFields } from './placed-fields.js';
export type {
  BatchFetchNode,
  EntityBatchAlias,
  FetchNode,
  PlanNode,
  Planner,
  PlanPathSegment,
  RequiresSelection,
  Rewrite,
} from './planner.js';
export { type TrialOptions, trySupergraph } from './try-supergraph.js';
