import { randomUUID } from 'node:crypto';
import type { Logger } from '@hub/common/process';
import { viewerClass } from '@hub/schema/visibility';
import { GraphQLError } from 'graphql';
import type { Engine, LiveOperation } from '../../engine/index.js';
import type { ErrorCode } from '../../error-codes.js';
import { Entry } from './entry.js';
import { leaving } from './event-text.js';
import { noFigures, type StreamFigures } from './figures.js';
import { PlainStream } from './plain-stream.js';
import type { RingLimits } from './ring.js';
import { Stream } from './stream.js';
import type { StreamRequest, Streams } from './types.js';

export interface StreamsOptions {
  readonly engine: Engine;
  readonly log: Logger;
  /** Milliseconds that a public stream goes on after its last listener has left. Default 2,000. */
  readonly linger?: number;
  /** Milliseconds after which a subscription that can't be made at all is told to its listeners. Default 30,000. */
  readonly patience?: number;
  /** What is kept of each stream for those who are a little behind. Default 1,000 events, 4 MiB, 60 seconds. */
  readonly ring?: RingLimits;
}

const DEFAULT_LINGER = 2_000;
const DEFAULT_PATIENCE = 30_000;
const DEFAULT_RING: RingLimits = { events: 1_000, size: 4 * 1024 * 1024, age: 60_000 };
/** Milliseconds between looks for what was kept long enough. */
const SWEEP = 10_000;

/** The streams of a gateway, with their figures. */
export function createStreams(options: StreamsOptions): Streams & { readonly figures: StreamFigures } {
  const { log, linger = DEFAULT_LINGER, patience = DEFAULT_PATIENCE, ring = DEFAULT_RING } = options;
  const figures = noFigures();
  const streams = new Map<string, Stream>();
  /** What each stream was asked with first, for the next engine. */
  const requests = new Map<Stream, StreamRequest>();
  const plain = new Set<PlainStream>();
  let { engine } = options;
  const sweep = setInterval(() => {
    const now = performance.now();
    for (const stream of streams.values()) stream.expire(now);
  }, SWEEP).unref();

  const leavingOf = (requestId: string) =>
    leaving(requestId, (fault) => log.error({ requestId, err: fault }, 'an error was masked'));

  /** By the engine of the moment when it is ready: another may have come meanwhile. */
  async function operationOf(request: StreamRequest) {
    for (;;) {
      const by = engine;
      const found = await by.live(request.prepared, request.variables);
      if (by === engine) return found;
    }
  }

  async function admit(request: StreamRequest, entry: Entry): Promise<void> {
    const { errorsOf } = leavingOf(request.requestId);
    try {
      const operation = await operationOf(request);
      if (entry.isGone) return;
      if (operation === undefined) return startPlain(request, entry);
      if ('errors' in operation) return entry.end(errorsOf(operation.errors));
      streamFor(operation, request).join(entry, operation.after);
    } catch (error) {
      entry.end(errorsOf([error as GraphQLError]));
    }
  }

  function streamFor(operation: LiveOperation, request: StreamRequest): Stream {
    const viewers = viewerClass(request.identity);
    const key = JSON.stringify([viewers.subject, viewers.roles, operation.key]);
    const known = streams.get(key);
    if (known !== undefined) return known;
    const requestId = randomUUID();
    const stream: Stream = new Stream({
      ...leavingOf(requestId),
      operation,
      identity: viewers,
      requestId,
      // What is asked in the name of those who may see more ends when the last of them has gone, and no moment later.
      linger: viewers.subject === null ? linger : 0,
      patience,
      ring,
      figures,
      onOver() {
        streams.delete(key);
        requests.delete(stream);
        log.debug({ requestId }, 'a stream has ended');
      },
    });
    streams.set(key, stream);
    requests.set(stream, request);
    log.debug({ requestId, firstAsked: request.requestId, roles: viewers.roles }, 'a stream begins');
    return stream;
  }

  function startPlain(request: StreamRequest, entry: Entry): void {
    const stream: PlainStream = new PlainStream(entry, {
      request,
      engine,
      leaving: leavingOf(request.requestId),
      figures,
      onOver: () => plain.delete(stream),
    });
    plain.add(stream);
  }

  async function replace(stream: Stream, request: StreamRequest, by: Engine): Promise<void> {
    try {
      const operation = await by.live(request.prepared, request.variables);
      // Another engine has come meanwhile, and goes through all streams itself.
      if (by !== engine) return;
      if (operation !== undefined && !('errors' in operation)) return stream.replace(operation);
      stream.end([schemaChanged(operation?.errors ?? [])]);
    } catch (error) {
      stream.end([error as GraphQLError]);
    }
  }

  /** It can't be resumed, and stays where it is as long as its operation fits. */
  async function check(stream: PlainStream, by: Engine): Promise<void> {
    const found = await by.live(stream.request.prepared, stream.request.variables);
    if (found !== undefined && 'errors' in found) stream.end([schemaChanged(found.errors)]);
  }

  return {
    figures,
    join(request, listener) {
      const entry = new Entry(listener);
      void admit(request, entry);
      return entry;
    },
    replaceEngine(next) {
      engine = next;
      for (const [stream, request] of [...requests]) void replace(stream, request, next);
      for (const stream of plain) void check(stream, next);
    },
    async close() {
      clearInterval(sweep);
      for (const stream of [...streams.values()]) stream.close();
      for (const stream of [...plain]) stream.close();
    },
  };
}

function schemaChanged(errors: readonly GraphQLError[]): GraphQLError {
  const what = errors.map(({ message }) => message).join(' ') || 'The field can no longer be resumed.';
  return new GraphQLError(`The graph has changed, and this subscription no longer fits it. ${what}`, {
    extensions: { code: 'SCHEMA_CHANGED' satisfies ErrorCode },
  });
}
