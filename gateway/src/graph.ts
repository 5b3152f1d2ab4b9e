import type { GatewayConfig } from './config.js';
import { createEngine, type Engine } from './engine/index.js';
import { createGuard } from './limits/index.js';
import { createPlacement, type Deployments, type Placement } from './placement/index.js';
import type { Subgraphs } from './subgraphs/index.js';
import type { Supergraph } from './supergraph/index.js';

/** What a gateway makes of one supergraph. */
export interface Graph {
  readonly engine: Engine;
  readonly placement: Placement;
}

/**
 * Makes an engine for a supergraph, over the deployments there are.
 *
 * @throws Error where the map of deployments does not fit it.
 */
export function createGraph(
  supergraph: Supergraph,
  deployments: Deployments | undefined,
  config: GatewayConfig,
  subgraphs: Subgraphs,
): Graph {
  const placement = createPlacement({
    supergraph,
    deployments,
    subgraphs,
    urls: config.subgraphUrls,
    ...(config.subgraphDeadline !== undefined && { deadline: config.subgraphDeadline }),
    ...(config.placementDeadline !== undefined && { placedDeadline: config.placementDeadline }),
  });
  const planned = createEngine({
    supergraph,
    send: placement.send,
    guard: createGuard(config.limits, supergraph),
    maxTokens: config.limits.tokens,
  });
  const engine: Engine = {
    ...planned,
    execute: (prepared, variables, context) =>
      placement.during(context, () => planned.execute(prepared, variables, context)),
  };
  return { engine, placement };
}
