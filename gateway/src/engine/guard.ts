import type { DocumentNode, GraphQLError } from 'graphql';
import type { Selected } from './normalise.js';

/** Says of what clients ask whether it is too much. Its errors leave as they are. */
export interface Guard {
  /** Looks at a document that was parsed and is not yet known to be valid, before more work is put into it. */
  ofDocument(document: DocumentNode): readonly GraphQLError[];
  /**
   * Looks at a valid operation each time that it is to be run.
   *
   * @param variables the values of its variables, coerced.
   */
  ofOperation(operation: Selected, variables: Readonly<Record<string, unknown>>): readonly GraphQLError[];
}

/** Lets everything through. */
export const NO_GUARD: Guard = { ofDocument: () => [], ofOperation: () => [] };
