export {
  type BreakerFigure,
  createMetrics,
  type Metrics,
  type OperationKind,
  type Outcome,
  type Reachability,
  type SubgraphRequest,
} from './metrics.js';
export { childTraceparent } from './traceparent.js';
