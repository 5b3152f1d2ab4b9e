import type { RequestContext } from '../context.js';
import type { Send, SubgraphAnswer, SubgraphOperation, SubgraphRequest } from '../engine/index.js';
import type { Subgraphs, Target } from '../subgraphs/index.js';
import type { Supergraph } from '../supergraph/index.js';
import { createChecked } from './checked.js';
import { joinEntities, splitEntities } from './entities.js';
import { type GatheredEntities, gatherEntities, readGatheredEntities } from './gather-entities.js';
import { absorbHoisted, hoistedRequest, type Lowered, lower } from './hoist.js';
import type { AskInTime } from './in-time.js';
import { joinRootFields } from './join-root-fields.js';
import { type AskElsewhere, withOtherKeys } from './other-keys.js';
import { createPlace, type Targets } from './place.js';
import { RootFields } from './root-fields.js';
import { type Ask, askInRounds } from './rounds.js';

/**
 * Sends a placed subgraph's requests to the deployments that hold the data: at most one request to each (two where
 * pages are gathered), all at the same time, and one answer made of theirs. A deployment that fails costs only its
 * own data.
 */
export function createPlacedSubgraph(
  subgraph: string,
  targets: Targets,
  {
    supergraph,
    subgraphs,
    ask: askInTime,
    sendTo,
  }: {
    readonly supergraph: Supergraph;
    readonly subgraphs: Subgraphs;
    readonly ask: AskInTime;
    /** The way to any subgraph of the same map. */
    readonly sendTo: (subgraph: string) => Send | undefined;
  },
): Send {
  const place = createPlace(targets, supergraph.placements.get(subgraph) ?? new Map());
  const checked = createChecked(supergraph);
  const rootFieldsOf = once((operation) => new RootFields(operation, supergraph, place));
  const gatheredOf = once((operation): GatheredEntities | undefined =>
    readGatheredEntities(operation, { supergraph, place }),
  );
  const loweredOf = once((operation): Lowered | undefined => lower(operation, subgraph, supergraph));

  const askIn =
    (context: RequestContext): Ask =>
    (target, request, limit) =>
      askInTime(target, request, context, (found) => checked(target, request, found), limit);

  const askElsewhere =
    (context: RequestContext): AskElsewhere =>
    (request) => {
      const send = sendTo(request.subgraph);
      if (send === undefined)
        throw new Error(`Expected a subgraph ${request.subgraph} in the graph, got none.`);
      return send.request(request, context);
    };

  async function askEntities(
    request: SubgraphRequest,
    entities: NonNullable<SubgraphRequest['entities']>,
    ask: Ask,
    elsewhere: AskElsewhere,
  ): Promise<SubgraphAnswer> {
    const gathered = gatheredOf(request.operation);
    if (gathered !== undefined) {
      const widened = await withOtherKeys(entities, gathered.fields, elsewhere);
      const found = await gatherEntities(request, widened.entities, gathered, place, ask);
      const errors = [...widened.errors, ...(found.errors ?? [])];
      return errors.length === 0 ? found : { ...found, errors };
    }
    const { parts, refused } = splitEntities(request, entities, place);
    const answered = await Promise.all(
      parts.map(async (part) => ({ ...part, answer: await ask(part.target, part.request) })),
    );
    return joinEntities(entities, answered, refused);
  }

  async function askRoot(request: SubgraphRequest, ask: Ask): Promise<SubgraphAnswer> {
    const fields = rootFieldsOf(request.operation);
    const parts = fields.split(request);
    const slots = fields.slots(request);
    const more = { operations: fields.more, number: ({ key }: { key: string }) => key };
    const answers = await askInRounds(parts, slots, more, ask);
    const answered = parts.map((part) => ({ ...part, answer: answers.get(part.target) ?? { data: null } }));
    return joinRootFields(fields, answered, slots, fields.refused(request));
  }

  async function answer(request: SubgraphRequest, context: RequestContext): Promise<SubgraphAnswer> {
    const lowered = loweredOf(request.operation);
    const asked = lowered === undefined ? request : { ...request, operation: lowered.operation };
    const ask = askIn(context);
    const found =
      asked.entities === undefined
        ? await askRoot(asked, ask)
        : await askEntities(asked, asked.entities, ask, askElsewhere(context));
    const { data } = found;
    if (lowered === undefined || data === null) return found;
    const errors = await Promise.all(
      lowered.hoisted.map(async (hoisted) => {
        const made = hoistedRequest(hoisted, request, data);
        if (made === undefined) return [];
        return absorbHoisted(hoisted, made.waiting, await answer(made.request, context));
      }),
    );
    const all = [...(found.errors ?? []), ...errors.flat()];
    return all.length === 0 ? { data } : { data, errors: all };
  }

  function targetOf(request: SubgraphRequest): Target {
    const [part] = rootFieldsOf(request.operation).split(request);
    return part?.target ?? place.fallback;
  }

  return {
    request: answer,
    subscribe: (request, context) => subgraphs.subscribe(targetOf(request), request, context),
    follow: (request, context, hears) => subgraphs.follow(targetOf(request), request, context, hears),
  };
}

/** Computes a value once for each operation. */
function once<Value>(
  compute: (operation: SubgraphOperation) => Value,
): (operation: SubgraphOperation) => Value {
  const known = new WeakMap<SubgraphOperation, { readonly value: Value }>();
  return (operation) => {
    const found = known.get(operation);
    if (found !== undefined) return found.value;
    const value = compute(operation);
    known.set(operation, { value });
    return value;
  };
}
