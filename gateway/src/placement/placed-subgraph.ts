import type { RequestContext } from '../context.js';
import type { Send, SubgraphAnswer, SubgraphOperation, SubgraphRequest } from '../engine/index.js';
import type { Subgraphs, Target } from '../subgraphs/index.js';
import type { Supergraph } from '../supergraph/index.js';
import { joinEntities, splitEntities } from './entities.js';
import { joinRootFields } from './join-root-fields.js';
import { createPlace, type Targets } from './place.js';
import { RootFields } from './root-fields.js';

/**
 * Sends a placed subgraph's requests to the deployments that hold the data: at most one request to each, all at the
 * same time, and one answer made of theirs. A deployment that fails costs only its own data.
 */
export function createPlacedSubgraph(
  subgraph: string,
  { targets, fallback }: Targets,
  { supergraph, subgraphs }: { readonly supergraph: Supergraph; readonly subgraphs: Subgraphs },
): Send {
  const place = createPlace(targets, fallback, supergraph.placements.get(subgraph) ?? new Map());
  const rootFields = new WeakMap<SubgraphOperation, RootFields>();

  const rootFieldsOf = (operation: SubgraphOperation): RootFields => {
    const known = rootFields.get(operation);
    if (known !== undefined) return known;
    const read = new RootFields(operation, supergraph, place);
    rootFields.set(operation, read);
    return read;
  };
  const askEach = <Part extends { readonly target: Target; readonly request: SubgraphRequest }>(
    parts: readonly Part[],
    context: RequestContext,
  ): Promise<(Part & { readonly answer: SubgraphAnswer })[]> =>
    Promise.all(
      parts.map(async (part) => ({
        ...part,
        answer: await subgraphs.request(part.target, part.request, context),
      })),
    );

  return {
    async request(request, context) {
      if (request.entities !== undefined) {
        const { parts, refused } = splitEntities(request, request.entities, place);
        const only = parts[0];
        if (parts.length === 1 && refused.length === 0 && only !== undefined) {
          return joinEntities(
            request.entities,
            [{ ...only, answer: await subgraphs.request(only.target, request, context) }],
            [],
          );
        }
        return joinEntities(request.entities, await askEach(parts, context), refused);
      }
      const fields = rootFieldsOf(request.operation);
      return joinRootFields(fields, await askEach(fields.split(request), context));
    },
    subscribe(request, context) {
      const [part] = rootFieldsOf(request.operation).split(request);
      return subgraphs.subscribe(part?.target ?? fallback, request, context);
    },
  };
}
