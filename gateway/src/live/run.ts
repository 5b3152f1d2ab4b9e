import type { ExecutionResult, GraphQLFormattedError } from 'graphql';
import { errorsForClient, MASKED, maskedError } from '../errors.js';
import { eventStream } from '../event-stream.js';
import type { Outcome } from '../telemetry/index.js';
import type { Running } from './client.js';
import type { LiveOptions } from './options.js';

type RunOptions = Pick<LiveOptions, 'engine' | 'metrics' | 'log' | 'requestTimeout'>;

/** Runs a query or a mutation that came over a WebSocket. Never throws. */
export async function runOnce(running: Running, options: RunOptions): Promise<ExecutionResult> {
  const started = performance.now();
  const timer = setTimeout(() => running.controller.abort(), options.requestTimeout);
  let outcome: Outcome = 'failed';
  try {
    const result = await options.engine.execute(running.prepared, running.variables, running.context);
    outcome = outcomeOf(result);
    return forClient(result, running);
  } catch (error) {
    return failure(error, running);
  } finally {
    clearTimeout(timer);
    report(running, outcome, started, options);
  }
}

/**
 * Runs a subscription: one stream from the engine for one client. Streams that are equal for several clients are to be
 * shared here, between the client's connection and the engine.
 */
export async function runStream(
  running: Running,
  options: RunOptions,
): Promise<AsyncGenerator<ExecutionResult, void, void> | ExecutionResult> {
  const started = performance.now();
  let stream: AsyncGenerator<ExecutionResult> | ExecutionResult;
  try {
    stream = await options.engine.subscribe(running.prepared, running.variables, running.context);
  } catch (error) {
    report(running, 'failed', started, options);
    return failure(error, running);
  }
  if (!(Symbol.asyncIterator in stream)) {
    report(running, 'refused', started, options);
    return forClient(stream, running);
  }
  return relay(stream, running, started, options);
}

/** Passes events on to the client, each made fit for it. */
function relay(
  stream: AsyncGenerator<ExecutionResult>,
  running: Running,
  started: number,
  options: RunOptions,
): AsyncGenerator<ExecutionResult, void, void> {
  options.metrics.subscriptionStarted();
  let ended = false;
  const end = (outcome: Outcome) => {
    if (ended) return;
    ended = true;
    options.metrics.subscriptionEnded();
    report(running, outcome, started, options);
  };
  return eventStream({
    async next() {
      if (ended) return undefined;
      try {
        const event = await stream.next();
        if (!event.done) return { event: forClient(event.value, running) };
        end('ok');
        return undefined;
      } catch (error) {
        if (ended) return undefined;
        end('failed');
        return { event: failure(error, running) };
      }
    },
    async end() {
      end('ok');
      // The signal first: it ends what waits for the next event, without which return() could wait for ever.
      running.controller.abort();
      await stream.return(undefined);
    },
  });
}

function outcomeOf({ data, errors }: ExecutionResult): Outcome {
  if (data === undefined) return 'refused';
  return errors && errors.length > 0 ? 'partial' : 'ok';
}

function forClient(result: ExecutionResult, { context, onMasked }: Running): ExecutionResult {
  if (!result.errors || result.errors.length === 0) return result;
  return {
    ...result,
    errors: formatted(errorsForClient(result.errors, context.requestId, MASKED.code, onMasked)),
  };
}

function failure(error: unknown, { context, onMasked }: Running): ExecutionResult {
  onMasked(error);
  return { errors: formatted([maskedError(context.requestId)]) };
}

/** From here on the errors are plain; graphql-ws only hands them on. */
function formatted(errors: readonly GraphQLFormattedError[]): NonNullable<ExecutionResult['errors']> {
  return errors as unknown as NonNullable<ExecutionResult['errors']>;
}

function report(running: Running, outcome: Outcome, started: number, { metrics, log }: RunOptions): void {
  const { prepared, context } = running;
  running.onEnd();
  const seconds = (performance.now() - started) / 1000;
  metrics.operation(prepared.kind, outcome, seconds);
  log.info({
    requestId: context.requestId,
    ...(context.traceparent !== undefined && { traceparent: context.traceparent }),
    kind: prepared.kind,
    transport: 'websocket',
    outcome,
    milliseconds: Math.round(seconds * 1e6) / 1e3,
  });
}
