import type { Send } from '../engine/index.js';
import type { Subgraphs, Target } from '../subgraphs/index.js';
import type { Supergraph } from '../supergraph/index.js';
import type { Deployments, PlacementEntry } from './deployments.js';
import { createPlacedSubgraph } from './placed-subgraph.js';

export interface PlacementOptions {
  readonly supergraph: Supergraph;
  /** Where the deployments are; without it every subgraph is where the supergraph says. */
  readonly deployments?: Deployments | undefined;
  readonly subgraphs: Subgraphs;
  /** Addresses by subgraph that take the place of the supergraph's. */
  readonly urls?: Readonly<Record<string, string>> | undefined;
  /** Milliseconds for an answer of a subgraph that is not placed; 10,000 by default. */
  readonly deadline?: number;
  /** Milliseconds for an answer of a placement; 1,000 by default. */
  readonly placedDeadline?: number;
}

export interface Placement {
  /** Asks for subgraph answers, wherever they come from. */
  readonly send: Send;
  /** The placements, by code. */
  readonly placements: ReadonlyMap<string, PlacementEntry>;
}

const DEFAULT_DEADLINE = 10_000;
const DEFAULT_PLACED_DEADLINE = 1_000;

/**
 * Decides which deployment answers what.
 *
 * @throws Error naming every subgraph for which no address is known, and every address of a subgraph that is not there.
 */
export function createPlacement(options: PlacementOptions): Placement {
  const { deployments, subgraphs } = options;
  const placements = deployments?.placements ?? [];
  const sends = new Map<string, Send>();
  const faults: string[] = [];
  const known = [...options.supergraph.graphs.values()].map(({ name }) => name);
  for (const name of Object.keys(options.urls ?? {})) {
    if (!known.includes(name)) faults.push(`- ${name}: expected one of ${known.join(', ')}`);
  }

  for (const graph of options.supergraph.graphs.values()) {
    const entry = deployments?.subgraphs[graph.name];
    const deadline = entry?.deadline;
    if (entry?.path !== undefined) {
      const targets = placements.map((placement) =>
        targetOf(
          graph.name,
          placement,
          entry.path as string,
          deadline ?? options.placedDeadline ?? DEFAULT_PLACED_DEADLINE,
        ),
      );
      const fallback = targets.find((_, index) => placements[index]?.fallback) as Target;
      sends.set(graph.name, createPlacedSubgraph(graph.name, { targets, fallback }, options));
      continue;
    }
    const address = options.urls?.[graph.name] ?? entry?.url ?? graph.url;
    if (!URL.canParse(address)) {
      faults.push(`- ${graph.name}: expected an address, got "${address}"`);
      continue;
    }
    const target: Target = {
      subgraph: graph.name,
      placement: undefined,
      url: new URL(address),
      audience: entry?.audience,
      deadline: deadline ?? options.deadline ?? DEFAULT_DEADLINE,
    };
    sends.set(graph.name, {
      request: (request, context) => subgraphs.request(target, request, context),
      subscribe: (request, context) => subgraphs.subscribe(target, request, context),
    });
  }
  if (faults.length > 0) throw new Error(`Subgraphs without an address:\n${faults.join('\n')}`);

  const sendFor = (subgraph: string): Send => {
    const send = sends.get(subgraph);
    if (send === undefined)
      throw new Error(`The plan names the subgraph ${subgraph}, which the supergraph does not.`);
    return send;
  };
  return {
    send: {
      request: (request, context) => sendFor(request.subgraph).request(request, context),
      subscribe: (request, context) => sendFor(request.subgraph).subscribe(request, context),
    },
    placements: new Map(placements.map((placement) => [placement.code, placement])),
  };
}

function targetOf(
  subgraph: string,
  { code, url, audience }: PlacementEntry,
  path: string,
  deadline: number,
): Target {
  return { subgraph, placement: code, url: new URL(path, url), audience, deadline };
}
