import { composeServices, compositionHasErrors } from '@theguild/federation-composition';
import {
  buildASTSchema,
  type GraphQLSchema,
  Kind,
  lexicographicSortSchema,
  parse,
  printSchema,
} from 'graphql';
import type { Finding } from './finding.js';

/** The definitions of each subgraph, by its name. */
export type Subgraphs = Readonly<Record<string, string>>;

export interface Composition {
  readonly supergraphSdl: string;
  /** What clients see, in a stable order and without the directives that steer the gateway. */
  readonly publicSdl: string;
  readonly publicSchema: GraphQLSchema;
}

/** Composes the subgraphs; the addresses stand for none, since deployments are configuration. */
export function compose(subgraphs: Subgraphs): Composition | { readonly findings: Finding[] } {
  const names = Object.keys(subgraphs).sort();
  const result = composeServices(
    names.map((name) => ({ name, url: `http://${name}`, typeDefs: parse(subgraphs[name] ?? '') })),
  );
  if (compositionHasErrors(result)) {
    return { findings: result.errors.map(({ message }) => ({ where: 'composition', what: message })) };
  }
  const { definitions } = result.publicDocumentNode;
  const forClients = definitions.filter(({ kind }) => kind !== Kind.DIRECTIVE_DEFINITION);
  const composed = buildASTSchema({ kind: Kind.DOCUMENT, definitions: forClients }, { assumeValidSDL: true });
  const publicSchema = lexicographicSortSchema(composed);
  return {
    supergraphSdl: `${result.supergraphSdl.trimEnd()}\n`,
    publicSdl: `${printSchema(publicSchema)}\n`,
    publicSchema,
  };
}
