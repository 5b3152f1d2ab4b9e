import { readFile } from 'node:fs/promises';
import type { Logger } from '@hub/common/process';
import type { GatewayConfig } from './config.js';
import { createGraph, type Graph } from './graph.js';
import { type Deployments, parseDeployments } from './placement/index.js';
import type { Subgraphs } from './subgraphs/index.js';
import { loadSupergraph, type Supergraph, trySupergraph } from './supergraph/index.js';
import { watchText } from './watch-text.js';

export interface WatchedGraphOptions {
  readonly config: GatewayConfig;
  readonly subgraphs: Subgraphs;
  readonly log: Logger;
  /** Told of every graph that is taken over, also of one that only lies elsewhere. */
  onChange(graph: Graph): void;
}

/** The graph of two files, as they are from time to time. */
export interface WatchedGraph {
  readonly current: Graph;
  /** Ends the watching. */
  close(): void;
}

/** What a graph is made of. */
interface Parts {
  readonly supergraph: Supergraph;
  readonly deployments: Deployments | undefined;
}

/**
 * Makes a graph of the files of the supergraph and of the map of deployments, and another whenever one of them changes. A
 * new file that is valid and does not fit the other waits for it: when the other changes, both are taken over together.
 *
 * @throws where a file can't be read or is not valid, or the two do not fit each other.
 */
export async function watchGraph(options: WatchedGraphOptions): Promise<WatchedGraph> {
  const { config, subgraphs, log, onChange } = options;
  const sdl = await readFile(config.supergraph, 'utf8');
  const map = config.deployments && (await readFile(config.deployments, 'utf8'));
  let inUse: Parts = {
    supergraph: loadSupergraph(sdl),
    deployments: map === undefined ? undefined : parseDeployments(map),
  };
  let graph = createGraph(inUse.supergraph, inUse.deployments, config, subgraphs);
  /** What is in the files, is valid, and does not fit what is in use. */
  let waiting: Partial<Parts> = {};
  const closing = new AbortController();

  const use = (parts: Parts): void => {
    const another = parts.supergraph !== inUse.supergraph;
    const elsewhere = parts.deployments !== inUse.deployments;
    if (another) graph = createGraph(parts.supergraph, parts.deployments, config, subgraphs);
    else if (parts.deployments !== undefined) graph.placement.replace(parts.deployments);
    inUse = parts;
    onChange(graph);
    if (another) log.info('the supergraph was reloaded');
    const placements = [...graph.placement.placements.keys()];
    if (elsewhere) log.info({ placements }, 'the map of deployments was reloaded');
  };
  const take = (changed: Partial<Parts>): void => {
    const others = waiting;
    waiting = { ...others, ...changed };
    try {
      use({ ...inUse, ...waiting });
      waiting = {};
    } catch (fault) {
      if (config.deployments === undefined) throw fault;
      try {
        use({ ...inUse, ...changed });
        waiting = others;
      } catch {
        throw new Error(`${(fault as Error).message}\nIt is tried again when the other file changes.`);
      }
    }
  };

  const unwatching = [
    watchText(config.supergraph, sdl, {
      async onChange(text) {
        const { supergraph: _, ...other } = waiting;
        waiting = other;
        await trySupergraph(text, { signal: closing.signal });
        if (!closing.signal.aborted) take({ supergraph: loadSupergraph(text) });
      },
      onFault: (err) => log.error({ err }, 'the new supergraph is not used: the old one stays'),
    }),
  ];
  if (config.deployments !== undefined && map !== undefined) {
    const unwatch = watchText(config.deployments, map, {
      onChange(text) {
        const { deployments: _, ...other } = waiting;
        waiting = other;
        take({ deployments: parseDeployments(text) });
      },
      onFault: (err) => log.error({ err }, 'the new map of deployments is not used: the old one stays'),
    });
    unwatching.push(unwatch);
  }
  return {
    get current() {
      return graph;
    },
    close() {
      closing.abort();
      for (const unwatch of unwatching) unwatch();
    },
  };
}
