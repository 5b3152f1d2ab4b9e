export { createEngine, type Engine, type EngineOptions } from './create-engine.js';
export type { Guard } from './guard.js';
export type { LiveHears, LiveKind, LiveMessage, LiveOperation } from './live-operation.js';
export type { Prepared, Refused } from './prepare.js';
export {
  bodyOf,
  type EntityRequest,
  type Send,
  type SubgraphAnswer,
  type SubgraphError,
  type SubgraphHears,
  SubgraphOperation,
  type SubgraphRequest,
} from './send.js';
