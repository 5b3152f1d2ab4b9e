import { type ExecutionResult, type GraphQLError, valueFromAST } from 'graphql';
import type { RequestContext } from '../context.js';
import { answerOf, runSteps } from './answer.js';
import type { LiveShape } from './live-shape.js';
import { AbstractProjection } from './projection.js';
import { Run, type Tree } from './run.js';
import type { Send } from './send.js';
import type { Variant } from './variant.js';

export type LiveKind = 'change' | 'snapshot' | 'gap' | 'reached';

/** One message of a live stream, as it came from the subgraph. */
export interface LiveMessage {
  readonly kind: LiveKind;
  readonly cursor: string;
  /** Its place in the log: `<epoch>:<number>`, comparable as text within an epoch. */
  readonly position: string;
  /** Makes what clients get of it, with fields of other subgraphs on it. Never rejects. To be called once. */
  answer(): Promise<ExecutionResult>;
}

/** Who follows a live stream. */
export interface LiveHears {
  message(message: LiveMessage): void;
  /** It is over, and nothing more is heard: with the errors that say why, or none where it was just ended. */
  end(errors: readonly GraphQLError[]): void;
}

/** A client's subscription to a live field, in the form in which it can be shared with others. */
export interface LiveOperation {
  /** Equal for all who ask for the same with the same values, wherever in the stream each wants to go on. */
  readonly key: string;
  /** The cursor after which this client wants to go on. */
  readonly after: string | undefined;
  /**
   * Subscribes; each message is then one of the log, or one that the directive names.
   *
   * @returns what ends it.
   */
  follow(after: string | undefined, context: RequestContext, hears: LiveHears): () => void;
  /** What clients get where messages are missing: the kind and the cursor, and nothing else. */
  gap(cursor: string): ExecutionResult;
}

/** @param values the client's variables, coerced. */
export function liveOperation(
  shape: LiveShape,
  variant: Variant,
  values: Readonly<Record<string, unknown>>,
  send: Send,
): LiveOperation | undefined {
  const { subscription } = variant;
  if (subscription === undefined) return undefined;
  const asked = Object.fromEntries(shape.variables.map((name) => [name, values[name]]));
  const kinds = new Map<unknown, LiveKind>([
    [shape.field.snapshot, 'snapshot'],
    [shape.field.gap, 'gap'],
    [shape.field.reached, 'reached'],
  ]);

  return {
    key: `${shape.text}\n${JSON.stringify(asked)}`,
    after: afterIn(shape, values),
    follow(after, context, hears) {
      const variables = after === undefined ? asked : { ...asked, [shape.afterVariable]: after };
      const stop = send.follow(subscription.requestFor(variables), context, {
        next(answer) {
          // Each message is a request of its own: its time begins with it.
          const run = new Run(send, { ...context }, values);
          subscription.absorb(answer, run);
          const message = messageIn(run);
          if (message !== undefined) {
            hears.message(message);
            return;
          }
          stop();
          hears.end(answerOf(variant, run).errors ?? []);
        },
        end(why) {
          const run = new Run(send, context, values);
          if (why !== undefined) subscription.absorb(why, run);
          hears.end(why === undefined ? [] : (answerOf(variant, run).errors ?? []));
        },
      });
      return stop;
    },
    gap(cursor) {
      const run = new Run(send, UNASKED, values);
      run.root[shape.keys.event] = gapTree(cursor);
      return answerOf(variant, run);
    },
  };

  function messageIn(run: Run): LiveMessage | undefined {
    const event = run.root[shape.keys.event] as Tree | null | undefined;
    const cursor = event?.[shape.keys.cursor];
    const position = event?.[shape.keys.position];
    if (typeof cursor !== 'string' || typeof position !== 'string') return undefined;
    const kind = kinds.get(event?.[shape.keys.message]) ?? 'change';
    return {
      kind,
      cursor,
      position,
      async answer() {
        await runSteps(variant, run);
        return answerOf(variant, run);
      },
    };
  }

  /** A message as a subgraph would give it: what the client asked for under whatever names. */
  function gapTree(cursor: string): Tree {
    const { field } = shape;
    const event = variant.projection.root.fields.find(({ source }) => source === shape.keys.event)?.below;
    const fields =
      event instanceof AbstractProjection ? (event.for(undefined)?.fields ?? []) : (event?.fields ?? []);
    const told: Readonly<Record<string, string>> = { [field.cursor]: cursor, [field.message]: field.gap };
    return Object.fromEntries(fields.map(({ name, source }) => [source, told[name] ?? null]));
  }
}

function afterIn({ after }: LiveShape, values: Readonly<Record<string, unknown>>): string | undefined {
  const given = after && valueFromAST(after.value, after.type, values);
  return given === undefined || given === null ? undefined : String(given);
}

/** Nothing is asked of anyone with it. */
const UNASKED: RequestContext = {
  requestId: '',
  identity: { subject: null, roles: [] },
  signal: new AbortController().signal,
};
