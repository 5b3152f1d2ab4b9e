import type { Identity } from '@hub/schema/identity';
import { ELSEWHERE_HEADER, REQUEST_ID_HEADER } from '@hub/schema/identity';
import { Pool } from 'undici';
import type { RequestContext } from '../context.js';
import {
  bodyOf,
  type SubgraphAnswer,
  type SubgraphHears,
  type SubgraphOperation,
  type SubgraphRequest,
} from '../engine/index.js';
import { type Breaker, type BreakerOptions, createBreakers, type Ending } from './breakers.js';
import { post, type RawResponse, TooLate, TooLong } from './dispatch.js';
import { failed, isOwnFault, ofMutation, whereUnanswered } from './failures.js';
import { readAnswer } from './read-answer.js';
import { subscribeUpstream } from './subscribe-upstream.js';
import type { Target } from './target.js';
import { createUpstreamSockets } from './upstream-sockets.js';

/** What became of one request, for telemetry. */
export interface RequestOutcome {
  readonly subgraph: string;
  readonly placement: string | undefined;
  readonly outcome:
    | 'ok'
    | 'errors'
    | 'unreachable'
    | 'timeout'
    | 'failed'
    | 'refused'
    | 'cancelled'
    | 'skipped';
  readonly seconds: number;
}

export interface SubgraphsOptions {
  /** The signed identity for an audience; without it, or where it gives none, no identity is sent. */
  readonly tokenFor?: (identity: Identity, audience: string) => Promise<string>;
  /** Told of every request when it is over. */
  readonly onRequest?: (outcome: RequestOutcome) => void;
  /** When a deployment that fails is skipped, and for how long. */
  readonly breaker?: BreakerOptions;
  /** Told of every change of a circuit breaker. */
  readonly onBreaker?: (breaker: Breaker) => void;
  /** Connections to one origin; 64 by default. */
  readonly connections?: number;
  /** Longest answer in bytes; 16 MiB by default. */
  readonly maxAnswerBytes?: number;
  /** Milliseconds between pings on the sockets of subscriptions; 10,000 by default. */
  readonly pingInterval?: number;
}

/**
 * Looks at an answer: what stays of it, and whether it is one to what was asked at all. One that is not counts as a
 * failure of the deployment, as if nothing had come.
 */
export type CheckAnswer = (answer: SubgraphAnswer) => {
  readonly answer: SubgraphAnswer;
  readonly fits: boolean;
};

/** The transport to subgraphs: HTTP for requests, WebSocket (graphql-transport-ws) for subscriptions. */
export interface Subgraphs {
  /**
   * Never rejects: what fails is an answer with a coded error.
   *
   * @param check is given what was answered; not what stands for an answer where none came.
   */
  request(
    target: Target,
    request: SubgraphRequest,
    context: RequestContext,
    check?: CheckAnswer,
  ): Promise<SubgraphAnswer>;
  subscribe(
    target: Target,
    request: SubgraphRequest,
    context: RequestContext,
  ): AsyncGenerator<SubgraphAnswer, void, void>;
  /** Subscribes over a socket that the same identity's subscriptions at this deployment share. */
  follow(target: Target, request: SubgraphRequest, context: RequestContext, hears: SubgraphHears): () => void;
  /** Keeps a circuit breaker for each of these deployments, and for no others. */
  watch(targets: readonly Target[]): void;
  /** The circuit breakers as they are. */
  breakers(): readonly Breaker[];
  /** Ends all connections once the requests under way are answered. */
  close(): Promise<void>;
}

const DEFAULT_CONNECTIONS = 64;
const DEFAULT_MAX_ANSWER_BYTES = 16 * 1024 * 1024;

/** Makes the transport; it keeps one pool of connections for each origin. */
export function createSubgraphs(options: SubgraphsOptions = {}): Subgraphs {
  const { tokenFor, onRequest, connections = DEFAULT_CONNECTIONS } = options;
  const maxBytes = options.maxAnswerBytes ?? DEFAULT_MAX_ANSWER_BYTES;
  const pools = new Map<string, Pool>();
  const breakers = createBreakers(options.breaker ?? {}, options.onBreaker);
  const socketOptions = { maxBytes, pingInterval: options.pingInterval };
  const sockets = createUpstreamSockets({
    ...socketOptions,
    parametersFor: async (target, context) => {
      const { [REQUEST_ID_HEADER]: _ofOne, ...caller } = await headersFor(target, context);
      return caller;
    },
  });

  function poolFor(origin: string): Pool {
    const known = pools.get(origin);
    if (known !== undefined) return known;
    const pool = new Pool(origin, { connections, pipelining: 1 });
    pools.set(origin, pool);
    return pool;
  }

  function headersFor(target: Target, context: RequestContext): Headers | Promise<Headers> {
    const headers: Headers = { [REQUEST_ID_HEADER]: context.requestId };
    if (target.elsewhere !== undefined) headers[ELSEWHERE_HEADER] = target.elsewhere.join(',');
    if (context.traceparent !== undefined) headers.traceparent = context.traceparent;
    if (tokenFor === undefined || target.audience === undefined) return headers;
    return tokenFor(context.identity, target.audience).then((token) => {
      headers.authorization = `Bearer ${token}`;
      return headers;
    });
  }

  async function ask(
    target: Target,
    request: SubgraphRequest,
    context: RequestContext,
    check: CheckAnswer | undefined,
  ): Promise<readonly [SubgraphAnswer, RequestOutcome['outcome']]> {
    let response: RawResponse;
    let sent = false;
    const onSend = () => {
      sent = true;
    };
    try {
      const own = headersFor(target, context);
      const headers = { ...JSON_HEADERS, ...(own instanceof Promise ? await own : own) };
      context.signal.throwIfAborted();
      response = await post(
        poolFor(target.url.origin),
        { path: target.url.pathname + target.url.search, headers, body: bodyOf(request) },
        { deadline: target.deadline, maxBytes, signal: context.signal, onSend },
      );
    } catch (error) {
      const [answer, outcome] = explain(error, target, context, maxBytes);
      return [ofMutation(request.operation, sent ? 'UNKNOWN' : 'NOT_SENT', answer), outcome];
    }
    const ended = CALLERS_OWN.includes(response.status) ? 'refused' : 'failed';
    const read = readAnswer(response.status, response.contentType, response.body.toString('utf8'));
    if (typeof read === 'string')
      return [ofMutation(request.operation, 'UNKNOWN', failed(target, 'failed', read)), ended];
    const { answer, fits } = check === undefined ? { answer: read, fits: true } : check(read);
    const gaveNothing = answer.data === null && !answer.errors?.some(isOwnFault);
    if (!fits) return [ofMutation(request.operation, 'UNKNOWN', answer), ended];
    const told = whereUnanswered(request.operation, answer);
    if (gaveNothing) return [told, ended];
    return [told, told.errors === undefined ? 'ok' : 'errors'];
  }

  return {
    async request(target, request, context, check) {
      const start = onRequest && performance.now();
      const asked = await breakers.run(target, async () => {
        const [answer, outcome] = await ask(target, request, context, check);
        return { answer, outcome, ending: endingOf(outcome, request.operation) };
      });
      const { answer, outcome } = asked ?? skipped(target, request);
      if (onRequest !== undefined && start !== undefined) {
        const { subgraph, placement } = target;
        onRequest({ subgraph, placement, outcome, seconds: (performance.now() - start) / MILLISECONDS });
      }
      return answer;
    },
    subscribe: (target, request, context) =>
      subscribeUpstream(target, request, context, {
        ...socketOptions,
        parameters: async () => headersFor(target, context),
      }),
    follow: (target, request, context, hears) => sockets.follow(target, request, context, hears),
    watch: (targets) => breakers.watch(targets),
    breakers: () => breakers.list(),
    async close() {
      sockets.close();
      await Promise.all([...pools.values()].map((pool) => pool.close()));
    },
  };
}

type Headers = Record<string, string>;

/**
 * Statuses by which a deployment's HTTP layer refuses one request for what it carries of its caller: who sends such
 * requests may not take the deployment from everyone.
 */
const CALLERS_OWN: readonly number[] = [401, 403, 413, 431];

const MILLISECONDS = 1000;
const JSON_HEADERS = { 'content-type': 'application/json', accept: 'application/json' };

function explain(
  error: unknown,
  target: Target,
  { signal }: RequestContext,
  maxBytes: number,
): readonly [SubgraphAnswer, RequestOutcome['outcome']] {
  if (error instanceof TooLate) return [failed(target, 'timeout', lateText(target)), 'timeout'];
  if (error instanceof TooLong) {
    return [failed(target, 'failed', `answered with more than the ${maxBytes} bytes it may`), 'failed'];
  }
  if (signal.aborted)
    return [failed(target, 'timeout', 'was not waited for: the request was ended'), 'cancelled'];
  return [failed(target, 'unreachable', `could not be reached (${reason(error)})`), 'unreachable'];
}

function skipped(
  target: Target,
  { operation }: SubgraphRequest,
): { answer: SubgraphAnswer; outcome: RequestOutcome['outcome'] } {
  const answer = failed(target, 'unreachable', 'is not asked for now: it failed too often');
  return { answer: ofMutation(operation, 'NOT_SENT', answer), outcome: 'skipped' };
}

/** Writes to one record wait for each other: that one comes too late says that many came, not that nobody answers. */
function endingOf(outcome: RequestOutcome['outcome'], { kind }: SubgraphOperation): Ending {
  if (outcome === 'refused') return outcome;
  if (outcome === 'cancelled' || (outcome === 'timeout' && kind === 'mutation')) return 'untold';
  return outcome === 'ok' || outcome === 'errors' ? 'well' : 'badly';
}

function lateText({ deadline }: Target): string {
  return `did not answer within ${deadline} ms`;
}

/** The short code of a network error; its message may hold addresses that are nobody's business. */
function reason(error: unknown): string {
  const code = (error as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : 'connection failed';
}
