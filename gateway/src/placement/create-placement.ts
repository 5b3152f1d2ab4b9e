import type { RequestContext } from '../context.js';
import type { Send } from '../engine/index.js';
import type { Subgraphs, Target } from '../subgraphs/index.js';
import type { Supergraph } from '../supergraph/index.js';
import { createWhole } from './checked.js';
import type { Deployments, PlacementEntry } from './deployments.js';
import { type AskInTime, inTime } from './in-time.js';
import { createPlacedSubgraph } from './placed-subgraph.js';
import { ungatherable } from './ungatherable.js';
import { unplaceable } from './unplaceable.js';

export interface PlacementOptions {
  readonly supergraph: Supergraph;
  /** Where the deployments are; without it every subgraph is where the supergraph says. */
  readonly deployments?: Deployments | undefined;
  readonly subgraphs: Subgraphs;
  /** Addresses by subgraph that take the place of the supergraph's. */
  readonly urls?: Readonly<Record<string, string>> | undefined;
  /** Milliseconds for an answer of a subgraph that is not placed; 5,000 by default. */
  readonly deadline?: number;
  /** Milliseconds for an answer of a placement; 1,000 by default. */
  readonly placedDeadline?: number;
}

export interface Placement {
  /** Asks for subgraph answers, wherever they come from. */
  readonly send: Send;
  /** The placements, by code. */
  readonly placements: ReadonlyMap<string, PlacementEntry>;
  /** Does a request's work on the map that is in use now, also where another is taken meanwhile. */
  during<Result>(context: RequestContext, work: () => Promise<Result>): Promise<Result>;
  /** Number of requests under way on maps that others have replaced. */
  readonly onEarlierMaps: number;
  /**
   * Takes another map. What is asked in a context that was used already stays with the map it began with.
   *
   * @throws Error naming every subgraph for which no address is known; the old map is kept then.
   */
  replace(deployments: Deployments): void;
}

const DEFAULT_DEADLINE = 5_000;
const DEFAULT_PLACED_DEADLINE = 1_000;

/**
 * Decides which deployment answers what.
 *
 * @throws Error naming every field that is declared to be gathered or placed and can't be. @throws Error naming every subgraph for which no address is known, and every address of a subgraph that is not there.
 */
export function createPlacement(options: PlacementOptions): Placement {
  const faults = graphFaults(options.supergraph);
  if (faults.length > 0) throw new Error(`The graph is not one that can be placed:\n${faults.join('\n')}`);
  const ask = inTime(options.subgraphs);
  const watch = ({ targets }: Version) => options.subgraphs.watch(targets);
  let current = versionOf(options.deployments, options, ask);
  watch(current);
  /** The map that each request began with. */
  const begun = new WeakMap<RequestContext, Version>();
  let underWay = 0;

  const count = async <Result>(version: Version, work: () => Promise<Result>): Promise<Result> => {
    version.underWay++;
    underWay++;
    try {
      return await work();
    } finally {
      version.underWay--;
      underWay--;
    }
  };
  const versionFor = (context: RequestContext): Version => {
    const version = begun.get(context) ?? current;
    if (version === current) begun.set(context, version);
    return version;
  };
  const sendFor = (subgraph: string, context: RequestContext): Send => {
    const send = versionFor(context).sends.get(subgraph);
    if (send === undefined)
      throw new Error(`The plan names the subgraph ${subgraph}, which the supergraph does not.`);
    return send;
  };
  return {
    send: {
      request: (request, context) =>
        count(versionFor(context), () => sendFor(request.subgraph, context).request(request, context)),
      subscribe: (request, context) => sendFor(request.subgraph, context).subscribe(request, context),
      follow: (request, context, hears) => sendFor(request.subgraph, context).follow(request, context, hears),
    },
    during: (context, work) => count(versionFor(context), work),
    get onEarlierMaps() {
      return underWay - current.underWay;
    },
    get placements() {
      return current.placements;
    },
    replace(deployments) {
      current = versionOf(deployments, options, ask);
      watch(current);
    },
  };
}

/** What is wrong with a graph's own word on where its fields are answered; each fault in a line. */
export function graphFaults(supergraph: Supergraph): string[] {
  return [...ungatherable(supergraph), ...unplaceable(supergraph)];
}

/** What one map of deployments comes to. */
interface Version {
  readonly sends: ReadonlyMap<string, Send>;
  readonly placements: ReadonlyMap<string, PlacementEntry>;
  readonly targets: readonly Target[];
  underWay: number;
}

function versionOf(deployments: Deployments | undefined, options: PlacementOptions, ask: AskInTime): Version {
  const { subgraphs, supergraph } = options;
  const placements = deployments?.placements ?? [];
  const elsewhere = placements.flatMap(({ code, fallback }) => (fallback ? [] : [code]));
  const sends = new Map<string, Send>();
  const sendTo = (subgraph: string) => sends.get(subgraph);
  const all: Target[] = [];
  const faults: string[] = [];
  const whole = createWhole();
  const known = [...options.supergraph.graphs.values()].map(({ name }) => name);
  for (const name of [...Object.keys(options.urls ?? {}), ...Object.keys(deployments?.subgraphs ?? {})]) {
    if (!known.includes(name)) faults.push(`- ${name}: expected one of ${known.join(', ')}`);
  }

  for (const graph of supergraph.graphs.values()) {
    const entry = deployments?.subgraphs[graph.name];
    if (entry?.path !== undefined && !isPlaced(graph.name, supergraph)) {
      faults.push(`- ${graph.name}: expected a url, since the graph does not place it`);
      continue;
    }
    if (entry?.path !== undefined) {
      const { path } = entry;
      const deadline = entry.deadline ?? options.placedDeadline ?? DEFAULT_PLACED_DEADLINE;
      const targets = placements.map((placement) => ({
        ...targetOf(graph.name, placement, path, deadline),
        elsewhere: placement.fallback ? elsewhere : undefined,
      }));
      const at = placements.findIndex(({ fallback }) => fallback);
      const fallback = targets[at] as Target;
      const serves = placements[at]?.serves;
      const fallbackServes = serves && new Set(serves);
      sends.set(
        graph.name,
        createPlacedSubgraph(graph.name, { targets, fallback, fallbackServes }, { ...options, ask, sendTo }),
      );
      all.push(...targets);
      continue;
    }
    if (deployments !== undefined && isPlaced(graph.name, supergraph)) {
      faults.push(`- ${graph.name}: expected a path, since the graph places it`);
      continue;
    }
    const composed = deployments === undefined ? graph.url : '';
    const address = options.urls?.[graph.name] ?? entry?.url ?? composed;
    if (!URL.canParse(address)) {
      faults.push(`- ${graph.name}: expected an address, got "${address}"`);
      continue;
    }
    const target: Target = {
      subgraph: graph.name,
      placement: undefined,
      url: new URL(address),
      audience: entry?.audience,
      deadline: entry?.deadline ?? options.deadline ?? DEFAULT_DEADLINE,
    };
    all.push(target);
    sends.set(graph.name, {
      request: (request, context) => ask(target, request, context, (found) => whole(target, request, found)),
      subscribe: (request, context) => subgraphs.subscribe(target, request, context),
      follow: (request, context, hears) => subgraphs.follow(target, request, context, hears),
    });
  }
  if (faults.length > 0)
    throw new Error(`The map of deployments does not fit the graph:\n${faults.join('\n')}`);
  const byCode = new Map(placements.map((placement) => [placement.code, placement]));
  return { sends, placements: byCode, targets: all, underWay: 0 };
}

function targetOf(
  subgraph: string,
  { code, name, url, audience, deadline }: PlacementEntry,
  path: string,
  subgraphDeadline: number,
): Target {
  return {
    subgraph,
    placement: code,
    name,
    url: addressOf(url, path),
    audience,
    deadline: deadline ?? subgraphDeadline,
  };
}

/** Whether some type of the graph is placed in a subgraph. */
function isPlaced(subgraph: string, { placements }: Supergraph): boolean {
  return placements.has(subgraph);
}

/** The path below the placement's address, which may have a path of its own. */
function addressOf(url: string, path: string): URL {
  const address = new URL(url);
  address.pathname = address.pathname.replace(/\/$/, '') + path;
  return address;
}
