import type { Logger } from '@hub/common/process';
import type { Identity } from '@hub/schema/identity';
import type { ExecutionResult, GraphQLFormattedError } from 'graphql';
import type { Engine, Prepared } from '../../engine/index.js';
import { type AnyError, errorsForClient, MASKED, maskedError } from '../../errors.js';
import { explainRefusal, type Limits, nestingError } from '../../limits/index.js';
import type { Metrics, OperationKind, Outcome } from '../../telemetry/index.js';

/** What a client asks, whatever it asks it over. */
export interface Asked {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: unknown;
}

/** Who asks it, and under which name. */
export interface Asking {
  readonly requestId: string;
  readonly traceparent: string | undefined;
  readonly identity: Identity;
  /** Ends the operation. */
  readonly signal: AbortSignal;
}

/** An operation that is over, for the log. */
export interface Over {
  readonly kind: OperationKind;
  readonly transport: 'websocket' | 'sse';
  readonly outcome: Outcome;
  readonly requestId: string;
  readonly traceparent: string | undefined;
  /** When it began, by the clock of `performance`. */
  readonly began: number;
}

/** Runs operations that come over a live connection. */
export interface Operations {
  /** Looks whether it may be run. Never rejects for bad input. */
  prepare(asked: Asked, requestId: string): Promise<Prepared | { readonly errors: GraphQLFormattedError[] }>;
  /** Answers a query or a mutation. Never rejects. */
  once(prepared: Prepared, variables: unknown, asking: Asking): Promise<Answer>;
  /** Makes an accident into what is told of it, and logs it. */
  masked(fault: unknown, requestId: string): GraphQLFormattedError;
  report(over: Over): void;
}

export interface Answer {
  readonly outcome: Outcome;
  /** JSON of the result. */
  readonly text: string;
}

export interface OperationsOptions {
  readonly engine: Engine;
  readonly limits: Limits;
  readonly metrics: Metrics;
  readonly log: Logger;
  /** Milliseconds that a query or a mutation may take. */
  readonly requestTimeout: number;
}

export function createOperations(options: OperationsOptions): Operations {
  const { engine, limits, metrics, log, requestTimeout } = options;
  const onMasked = (requestId: string) => (fault: unknown) =>
    log.error({ requestId, err: fault }, 'an error was masked');
  const refused = (errors: readonly AnyError[], requestId: string) => ({
    errors: errorsForClient(errors, requestId, 'GRAPHQL_VALIDATION_FAILED', onMasked(requestId)),
  });
  const masked = (fault: unknown, requestId: string): GraphQLFormattedError => {
    onMasked(requestId)(fault);
    return maskedError(requestId);
  };

  return {
    async prepare(asked, requestId) {
      const tooDeep = nestingError(asked, limits);
      if (tooDeep) return refused([tooDeep], requestId);
      const prepared = await engine.prepare(asked);
      return 'errors' in prepared
        ? refused(explainRefusal(prepared.errors, asked.query, limits), requestId)
        : prepared;
    },

    async once(prepared, variables, { signal: gone, requestId, traceparent, identity }) {
      const controller = new AbortController();
      const end = () => controller.abort();
      gone.addEventListener('abort', end, { once: true });
      const timer = setTimeout(end, requestTimeout);
      try {
        const result = await engine.execute(prepared, variables, {
          requestId,
          identity,
          signal: controller.signal,
          ...(traceparent !== undefined && { traceparent }),
        });
        const { errors = [], ...rest } = result;
        const text =
          errors.length === 0
            ? JSON.stringify(rest)
            : JSON.stringify({
                errors: errorsForClient(errors, requestId, MASKED.code, onMasked(requestId)),
                ...rest,
              });
        return { outcome: outcomeOf(result), text };
      } catch (error) {
        return { outcome: 'failed', text: JSON.stringify({ errors: [masked(error, requestId)] }) };
      } finally {
        clearTimeout(timer);
        gone.removeEventListener('abort', end);
      }
    },

    masked,

    report({ kind, transport, outcome, requestId, traceparent, began }) {
      const seconds = (performance.now() - began) / 1000;
      metrics.operation(kind, outcome, seconds);
      log.info({
        requestId,
        ...(traceparent !== undefined && { traceparent }),
        kind,
        transport,
        outcome,
        milliseconds: Math.round(seconds * 1e6) / 1e3,
      });
    },
  };
}

function outcomeOf({ data, errors }: ExecutionResult): Outcome {
  if (data === undefined) return 'refused';
  return errors && errors.length > 0 ? 'partial' : 'ok';
}
