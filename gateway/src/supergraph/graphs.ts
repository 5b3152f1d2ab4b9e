import { type DocumentNode, Kind } from 'graphql';
import { stringArgument } from './directives.js';

/** One subgraph of the composition. */
export interface Graph {
  readonly name: string;
  /** The address it was composed with; empty where the composition had none. */
  readonly url: string;
}

/** The subgraphs that a supergraph was composed of, by name. */
export function readGraphs(document: DocumentNode): ReadonlyMap<string, Graph> {
  const graphs = new Map<string, Graph>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION || definition.name.value !== 'join__Graph') continue;
    for (const value of definition.values ?? []) {
      const directive = value.directives?.find(({ name }) => name.value === 'join__graph');
      const name = (directive && stringArgument(directive, 'name')) ?? value.name.value;
      graphs.set(name, { name, url: (directive && stringArgument(directive, 'url')) ?? '' });
    }
  }
  return graphs;
}
