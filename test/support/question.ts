import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import type { World } from '../world.js';

/** What the hub answers to a named operation, typed as the operation says. @throws where it answers with errors. */
export function answerOf<Data, Variables extends Record<string, unknown>>(
  hub: Pick<World, 'data'>,
  document: TypedDocumentNode<Data, Variables>,
  variables?: Variables,
): Promise<Data> {
  return hub.data<Data>(print(document), { ...(variables && { variables }) });
}
