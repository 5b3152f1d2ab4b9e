import type { ExecutionResult, GraphQLError } from 'graphql';
import type { RequestContext } from '../../context.js';
import type { Engine } from '../../engine/index.js';
import type { Entry, Host } from './entry.js';
import type { Leaving } from './event-text.js';
import type { StreamFigures } from './figures.js';
import type { StreamRequest } from './types.js';

/** What a stream of one listener is made of. */
export interface PlainOptions {
  readonly request: StreamRequest;
  readonly engine: Engine;
  readonly leaving: Leaving;
  readonly figures: StreamFigures;
  readonly onOver: () => void;
}

/**
 * A subscription to a field that is not live: it has no cursors, so that it can't be shared, resumed or replayed. Its
 * listener has it alone, and nothing is read for it while it takes nothing.
 */
export class PlainStream implements Host {
  readonly request: StreamRequest;
  readonly #entry: Entry;
  readonly #options: PlainOptions;
  readonly #ending = new AbortController();
  #goOn = () => {};

  constructor(entry: Entry, options: PlainOptions) {
    this.request = options.request;
    this.#options = options;
    this.#entry = entry;
    entry.host = this;
    options.figures.listeners += 1;
    options.figures.upstream += 1;
    void this.#run();
  }

  again(entry: Entry): void {
    entry.isFull = false;
    this.#options.figures.behind -= 1;
    this.#goOn();
  }

  leave(entry: Entry): void {
    const { figures, onOver } = this.#options;
    figures.listeners -= 1;
    figures.upstream -= 1;
    if (entry.isFull) figures.behind -= 1;
    this.#ending.abort();
    this.#goOn();
    onOver();
  }

  /** Ends it for its listener. */
  end(errors: readonly GraphQLError[]): void {
    this.#entry.end(this.#options.leaving.errorsOf(errors));
  }

  /** Ends it upstream; its listener is told nothing. */
  close(): void {
    this.#entry.leave();
  }

  async #run(): Promise<void> {
    const { leaving, figures } = this.#options;
    const entry = this.#entry;
    try {
      const events = await this.#subscribe();
      if (!(Symbol.asyncIterator in events)) return this.end(events.errors ?? []);
      for await (const event of events) {
        if (entry.isGone) break;
        figures.events += 1;
        figures.delivered += 1;
        if (entry.take(leaving.textOf(event)) || entry.isGone) continue;
        entry.isFull = true;
        figures.behind += 1;
        await new Promise<void>((resolve) => {
          this.#goOn = resolve;
        });
      }
      entry.end();
    } catch (error) {
      entry.end(leaving.errorsOf([error as GraphQLError]));
    }
  }

  #subscribe(): Promise<AsyncGenerator<ExecutionResult, void, void> | ExecutionResult> {
    const { request, engine } = this.#options;
    const { identity, requestId, traceparent } = request;
    const context: RequestContext = {
      identity,
      requestId,
      signal: this.#ending.signal,
      ...(traceparent !== undefined && { traceparent }),
    };
    return engine.subscribe(request.prepared, request.variables, context);
  }
}
