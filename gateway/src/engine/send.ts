import { type DocumentNode, parse } from 'graphql';
import type { RequestContext } from '../context.js';

/**
 * How the engine asks for subgraph answers. What is behind it (placements, transport) is not the engine's business.
 * Neither function throws: a subgraph that can't be reached or answers nonsense is an answer with a coded error.
 */
export interface Send {
  request(request: SubgraphRequest, context: RequestContext): Promise<SubgraphAnswer>;
  /** Ends when the subgraph ends it; `return()` ends it upstream. A subscription that fails yields a last answer. */
  subscribe(request: SubgraphRequest, context: RequestContext): AsyncGenerator<SubgraphAnswer, void, void>;
  /**
   * Subscribes beside others over one socket, which none of them may hold up: what comes is handed over at once.
   *
   * @returns what ends it upstream; nothing is heard after it.
   */
  follow(request: SubgraphRequest, context: RequestContext, hears: SubgraphHears): () => void;
}

/** Who follows a subscription. */
export interface SubgraphHears {
  next(answer: SubgraphAnswer): void;
  /** It is over: with an answer that says why, or without one where the subgraph only says that it is. Called once. */
  end(why: SubgraphAnswer | undefined): void;
}

/** One request to one subgraph, made from a plan's fetch. */
export interface SubgraphRequest {
  readonly subgraph: string;
  readonly operation: SubgraphOperation;
  /** Values of the client's variables that the operation uses; undefined where it uses none. */
  readonly variables: Readonly<Record<string, unknown>> | undefined;
  /** The entities asked for, one for each `_entities` field of the operation; undefined for root fields. */
  readonly entities: readonly EntityRequest[] | undefined;
}

export interface EntityRequest {
  /** Response key of the `_entities` field. */
  readonly alias: string;
  /** Name of the variable that the representations go into. */
  readonly variable: string;
  /** Each representation as JSON text, none twice. */
  readonly representations: readonly string[];
}

export interface SubgraphAnswer {
  readonly data: Record<string, unknown> | null;
  readonly errors?: readonly SubgraphError[] | undefined;
}

/** An error as a subgraph gave it. One without a path concerns the whole request. */
export interface SubgraphError {
  readonly message: string;
  readonly path?: readonly (string | number)[] | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

/** The text of an operation, with what is worth computing once. */
export class SubgraphOperation {
  #document: DocumentNode | undefined;
  /** The beginning of a request's body: `{"query":"…"`. */
  readonly bodyStart: string;

  constructor(
    readonly kind: 'query' | 'mutation' | 'subscription',
    readonly text: string,
  ) {
    this.bodyStart = `{"query":${JSON.stringify(text)}`;
  }

  get document(): DocumentNode {
    this.#document ??= parse(this.text, { noLocation: true });
    return this.#document;
  }
}

/** The JSON body of a request. */
export function bodyOf({ operation, variables, entities }: SubgraphRequest): string {
  const values = variables === undefined ? '' : JSON.stringify(variables).slice(1, -1);
  if (entities === undefined)
    return values === '' ? `${operation.bodyStart}}` : `${operation.bodyStart},"variables":{${values}}}`;
  let body = `${operation.bodyStart},"variables":{${values}`;
  for (let index = 0; index < entities.length; index++) {
    const { variable, representations } = entities[index] as EntityRequest;
    body += `${index > 0 || values !== '' ? ',' : ''}"${variable}":[${representations.join(',')}]`;
  }
  return `${body}}}`;
}
