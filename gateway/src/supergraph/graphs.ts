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

/** The name of every subgraph by the value of `join__Graph` that stands for it. */
export function readGraphNames(document: DocumentNode): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION || definition.name.value !== 'join__Graph') continue;
    for (const { name, directives } of definition.values ?? []) {
      const directive = directives?.find((each) => each.name.value === 'join__graph');
      names.set(name.value, (directive && stringArgument(directive, 'name')) ?? name.value);
    }
  }
  return names;
}
