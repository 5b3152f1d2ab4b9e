import { composeServices } from '@theguild/federation-composition';
import type { ExecutionResult } from 'graphql';
import { parse } from 'graphql';
import type { RequestContext } from '../../../src/context.js';
import { createEngine, type Engine } from '../../../src/engine/index.js';
import { createPlacement, type Deployments } from '../../../src/placement/index.js';
import {
  type Breaker,
  type BreakerOptions,
  createSubgraphs,
  type RequestOutcome,
} from '../../../src/subgraphs/index.js';
import { loadSupergraph, type Supergraph } from '../../../src/supergraph/index.js';
import { type RunningSubgraph, type SubgraphDefinition, startSubgraph } from './subgraph-server.js';

/** A federated graph with its subgraphs as real HTTP servers and the engine over them. */
export interface FederatedGraph {
  readonly supergraph: Supergraph;
  readonly engine: Engine;
  readonly servers: ReadonlyMap<string, RunningSubgraph>;
  /** Takes another map of deployments. */
  replace(deployments: Deployments): void;
  breakers(): readonly Breaker[];
  /** What the transport was told of, since the last call. */
  takeRequests(): RequestOutcome[];
  ask(query: string, variables?: unknown, changes?: AskChanges): Promise<ExecutionResult>;
  subscribe(
    query: string,
    variables?: unknown,
    changes?: AskChanges,
  ): Promise<AsyncGenerator<ExecutionResult, void, void> | ExecutionResult>;
  stop(): Promise<void>;
}

export interface AskChanges {
  readonly operationName?: string;
  readonly context?: Partial<RequestContext>;
}

export interface GraphOptions {
  /** Deployments to place subgraphs by; the addresses of unplaced ones are filled in. */
  readonly deployments?: (servers: ReadonlyMap<string, RunningSubgraph>) => Deployments;
  /** Run when the servers are there and before anything is asked. */
  readonly before?: (servers: ReadonlyMap<string, RunningSubgraph>) => Promise<void>;
  readonly deadline?: number;
  readonly placedDeadline?: number;
  readonly maxAnswerBytes?: number;
  /** When a deployment is skipped; never where nothing is said, so that one test's faults do not show in the next. */
  readonly breaker?: BreakerOptions;
  readonly onBreaker?: (breaker: Breaker) => void;
}

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [
  "@key", "@shareable", "@external", "@requires", "@provides", "@override", "@interfaceObject", "@inaccessible", "@composeDirective"
])`;

const OWN = `@link(url: "https://agreement-hub.org/spec/v1.0", import: ["@placement", "@gather", "@live", "@format", "@placedBy"])
  @composeDirective(name: "@placement") @composeDirective(name: "@gather") @composeDirective(name: "@live")
  @composeDirective(name: "@format") @composeDirective(name: "@placedBy")
directive @placement(subgraph: String!, key: String!) repeatable on OBJECT
directive @gather(by: String, under: String) on FIELD_DEFINITION
directive @live(cursor: String!, message: String!, position: String!, after: String!, mark: String!, snapshot: String!, gap: String!, reached: String!) on FIELD_DEFINITION
directive @format(as: String!) on SCALAR
directive @placedBy(argument: String!) on FIELD_DEFINITION`;

/** The heads that type definitions of a subgraph begin with: federation's, and with the hub's own directives. */
export const FEDERATION = LINK;
export const FEDERATION_AND_OWN = `${LINK} ${OWN}`;

/** Starts the subgraphs, composes them and makes an engine. `extra` servers are deployments of composed subgraphs. */
export async function startGraph(
  definitions: readonly SubgraphDefinition[],
  extra: readonly (SubgraphDefinition & { readonly deployment: string })[] = [],
  options: GraphOptions = {},
): Promise<FederatedGraph> {
  const servers = new Map<string, RunningSubgraph>();
  for (const definition of definitions) servers.set(definition.name, await startSubgraph(definition));
  for (const definition of extra) servers.set(definition.deployment, await startSubgraph(definition));
  const stopServers = async () => {
    for (const server of servers.values()) await server.stop();
  };
  let supergraph: Supergraph;
  try {
    supergraph = loadSupergraph(compose(definitions, servers));
  } catch (error) {
    await stopServers();
    throw error;
  }
  await options.before?.(servers);
  const requests: RequestOutcome[] = [];
  const {
    maxAnswerBytes,
    breaker = { failures: Number.MAX_SAFE_INTEGER },
    onBreaker,
    ...placement
  } = options;
  const subgraphs = createSubgraphs({
    onRequest: (outcome) => requests.push(outcome),
    ...(maxAnswerBytes !== undefined && { maxAnswerBytes }),
    breaker,
    ...(onBreaker !== undefined && { onBreaker }),
  });
  const placed = createPlacement({
    ...placement,
    supergraph,
    subgraphs,
    deployments: options.deployments?.(servers),
  });
  const engine = createEngine({ supergraph, send: placed.send });
  return {
    supergraph,
    engine,
    servers,
    replace: (deployments) => placed.replace(deployments),
    breakers: () => subgraphs.breakers(),
    takeRequests: () => requests.splice(0),
    async ask(query, variables, { operationName, context } = {}) {
      const prepared = await engine.prepare({ query, operationName });
      return 'errors' in prepared ? prepared : engine.execute(prepared, variables, contextWith(context));
    },
    async subscribe(query, variables, { operationName, context } = {}) {
      const prepared = await engine.prepare({ query, operationName });
      return 'errors' in prepared ? prepared : engine.subscribe(prepared, variables, contextWith(context));
    },
    async stop() {
      await subgraphs.close();
      await stopServers();
    },
  };
}

/** Composes subgraphs to a supergraph with the addresses their servers have. */
export function compose(
  definitions: readonly SubgraphDefinition[],
  servers: ReadonlyMap<string, { readonly url: string }>,
): string {
  const { supergraphSdl, errors } = composeServices(
    definitions.map(({ name, typeDefs }) => ({
      name,
      typeDefs: parse(typeDefs),
      url: servers.get(name)?.url ?? 'http://127.0.0.1:9/graphql',
    })),
  );
  if (supergraphSdl === undefined) throw new Error(errors?.map(({ message }) => message).join('\n'));
  return supergraphSdl;
}

export function contextWith(changes: Partial<RequestContext> = {}): RequestContext {
  return {
    requestId: 'request-1',
    identity: { subject: null, roles: [] },
    signal: new AbortController().signal,
    ...changes,
  };
}
