export { createPlacement, graphFaults, type Placement, type PlacementOptions } from './create-placement.js';
export {
  type Deployments,
  type PlacementEntry,
  parseDeployments,
  type SubgraphEntry,
} from './deployments.js';
