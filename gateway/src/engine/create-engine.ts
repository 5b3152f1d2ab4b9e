import { type ExecutionResult, GraphQLError, getVariableValues, print } from 'graphql';
import type { RequestContext } from '../context.js';
import { eventStream } from '../event-stream.js';
import type { Supergraph } from '../supergraph/index.js';
import { answerOf, runSteps } from './answer.js';
import { codedError, withCode } from './errors.js';
import { type Guard, NO_GUARD } from './guard.js';
import { type LiveOperation, liveOperation } from './live-operation.js';
import { type LiveShape, liveShapeOf } from './live-shape.js';
import { SharedWork } from './lru.js';
import { createMerge } from './merge.js';
import { documentOf } from './normalise.js';
import { hasConditions, type Prepared, preparedOf, type Refused, readOperation } from './prepare.js';
import { Run } from './run.js';
import type { Send } from './send.js';
import { typesOf } from './types.js';
import { makeVariant, type Variant } from './variant.js';

export interface EngineOptions {
  readonly supergraph: Supergraph;
  readonly send: Send;
  /** What may be asked; everything by default. */
  readonly guard?: Guard;
  /** Most tokens that a document may have; 10,000 by default. */
  readonly maxTokens?: number;
  /** How many prepared operations are kept; 1,000 by default. */
  readonly planCacheSize?: number;
}

export interface Engine {
  /**
   * Parses, validates and plans; kept by text and operation name. Bad input gives errors, never a throw.
   */
  prepare(request: { query: string; operationName?: string | null | undefined }): Promise<Prepared | Refused>;
  /**
   * Answers a query or mutation. Never rejects: what fails is an error in the answer, and a signal that aborts ends
   * the requests under way, whose fields become null.
   *
   * @param variables the client's values, not yet checked.
   */
  execute(prepared: Prepared, variables: unknown, context: RequestContext): Promise<ExecutionResult>;
  /** Starts a subscription: its events, or one answer with errors. `return()` ends it upstream. */
  subscribe(
    prepared: Prepared,
    variables: unknown,
    context: RequestContext,
  ): Promise<AsyncGenerator<ExecutionResult, void, void> | ExecutionResult>;
  /**
   * Makes a subscription ready to be shared. One that an engine for another supergraph has prepared is prepared anew.
   *
   * @returns undefined for a subscription that is not to a live field.
   */
  live(prepared: Prepared, variables: unknown): Promise<LiveOperation | Refused | undefined>;
}

const DEFAULT_MAX_TOKENS = 10_000;
const DEFAULT_PLAN_CACHE_SIZE = 1_000;
const MAX_VARIABLE_ERRORS = 20;

/** Makes the engine for one supergraph. A new supergraph gets a new engine. */
export function createEngine(options: EngineOptions): Engine {
  const { supergraph, send, guard = NO_GUARD, maxTokens = DEFAULT_MAX_TOKENS } = options;
  const types = typesOf(supergraph.fullSchema);
  const variantContext = { supergraph, types, merge: createMerge(types) };
  const own = new WeakSet<Prepared>();
  const liveOnes = new WeakMap<Prepared, LivePrepared | undefined>();
  const cache = new SharedWork<Prepared | Refused>(options.planCacheSize ?? DEFAULT_PLAN_CACHE_SIZE);

  async function prepareAnew(request: Parameters<Engine['prepare']>[0]): Promise<Prepared | Refused> {
    const selected = readOperation(request, supergraph, { guard, maxTokens });
    if ('errors' in selected) return selected;
    const prepared = preparedOf(selected, (conditions) => makeVariant(selected, conditions, variantContext));
    own.add(prepared);
    if (hasConditions(selected)) return prepared;
    try {
      await prepared.variant({});
      return prepared;
    } catch (error) {
      return { errors: [notPlanned(error)] };
    }
  }

  function prepare(request: Parameters<Engine['prepare']>[0]): Promise<Prepared | Refused> {
    const key = `${request.operationName ?? ''}\n${request.query}`;
    return cache.get(
      key,
      () => prepareAnew(request),
      (result) => !('errors' in result),
    );
  }

  /** The live form of a subscription, made once. */
  function livePrepared(prepared: Prepared): LivePrepared | undefined {
    if (liveOnes.has(prepared)) return liveOnes.get(prepared);
    const { selected } = prepared;
    const shape = prepared.kind === 'subscription' ? liveShapeOf(selected, supergraph) : undefined;
    const live = shape && {
      shape,
      prepared: preparedOf(selected, (conditions) =>
        makeVariant(selected, conditions, variantContext, shape.selected),
      ),
    };
    liveOnes.set(prepared, live);
    return live;
  }

  /** Checks the variables and what is asked with them, and finds the plan for them. */
  async function begin(prepared: Prepared, variables: unknown): Promise<Begun | Refused> {
    const coerced = coerceVariables(prepared, variables, supergraph);
    if ('errors' in coerced) return coerced;
    const errors = guard.ofOperation(prepared.selected, coerced.values);
    if (errors.length > 0) return { errors };
    try {
      return { values: coerced.values, variant: await prepared.variant(coerced.values) };
    } catch (error) {
      return { errors: [notPlanned(error)] };
    }
  }

  return {
    prepare,

    async execute(prepared, variables, context) {
      const begun = await begin(prepared, variables);
      if ('errors' in begun) return begun;
      const { variant, values } = begun;
      const run = new Run(send, context, values);
      await runSteps(variant, run);
      return answerOf(variant, run);
    },

    async subscribe(prepared, variables, context) {
      const begun = await begin(prepared, variables);
      if ('errors' in begun) return begun;
      const { variant, values } = begun;
      const { subscription } = variant;
      if (subscription === undefined) {
        return { errors: [codedError('Expected a subscription with a field of its own.', 'BAD_USER_INPUT')] };
      }
      const source = send.subscribe(subscription.requestFor(values), context);
      return eventStream({
        async next() {
          const event = await source.next();
          if (event.done === true) return undefined;
          // Each event is a request of its own: its time begins with it.
          const run = new Run(send, { ...context }, values);
          subscription.absorb(event.value, run);
          await runSteps(variant, run);
          return { event: answerOf(variant, run) };
        },
        async end() {
          await source.return();
        },
      });
    },

    async live(given, variables) {
      const prepared = own.has(given) ? given : await prepare({ query: print(documentOf(given.selected)) });
      if ('errors' in prepared) return prepared;
      const live = livePrepared(prepared);
      if (live === undefined) return undefined;
      const begun = await begin(live.prepared, variables);
      return 'errors' in begun ? begun : liveOperation(live.shape, begun.variant, begun.values, send);
    },
  };
}

/** A subscription to a live field: what is asked of all alike, and planned so. */
interface LivePrepared {
  readonly shape: LiveShape;
  readonly prepared: Prepared;
}

interface Begun {
  readonly values: Readonly<Record<string, unknown>>;
  readonly variant: Variant;
}

function coerceVariables(
  prepared: Prepared,
  variables: unknown,
  { publicSchema }: Supergraph,
): Refused | { readonly values: Record<string, unknown> } {
  const given = variables ?? {};
  if (typeof given !== 'object' || Array.isArray(given)) {
    return {
      errors: [codedError(`Expected variables to be an object, got ${typeof given}.`, 'BAD_USER_INPUT')],
    };
  }
  const definitions = prepared.operation.variableDefinitions ?? [];
  const { coerced, errors } = getVariableValues(publicSchema, definitions, given as Record<string, unknown>, {
    maxErrors: MAX_VARIABLE_ERRORS,
  });
  if (errors !== undefined) return { errors: errors.map((error) => withCode(error, 'BAD_USER_INPUT')) };
  return { values: coerced };
}

function notPlanned(cause: unknown): GraphQLError {
  return codedError('The graph has no way to answer this operation.', 'INTERNAL_SERVER_ERROR', { cause });
}
