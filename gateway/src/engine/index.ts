export { createEngine, type Engine, type EngineOptions } from './create-engine.js';
export type { Guard } from './guard.js';
export type { Prepared } from './prepare.js';
export {
  bodyOf,
  type EntityRequest,
  type Send,
  type SubgraphAnswer,
  type SubgraphError,
  SubgraphOperation,
  type SubgraphRequest,
} from './send.js';
