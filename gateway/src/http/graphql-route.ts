import type { Logger } from '@hub/common/process';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ExecutionResult } from 'graphql';
import type { RequestParams } from 'graphql-http';
import type { Engine, Prepared } from '../engine/index.js';
import { type AnyError, errorsForClient, maskedError } from '../errors.js';
import type { VerifiedIdentity, Verify } from '../identity/index.js';
import { explainRefusal, LIMIT_EXCEEDED, type Limits, nestingError } from '../limits/index.js';
import type { OpenEventStream } from '../live/index.js';
import type { Rights } from '../rights/index.js';
import { childTraceparent, type Metrics, type OperationKind, type Outcome } from '../telemetry/index.js';
import { type AnswerType, answerType, streamAccepted } from './accept.js';
import { sendAnswer } from './answer.js';
import { deadline } from './deadline.js';
import { faultOf } from './faults.js';
import type { LastAnswers } from './last-answers.js';
import { methodNotAllowed, readParameters } from './parameters.js';
import { RequestFault } from './request-fault.js';
import { turnOf } from './turn-of.js';

export interface GraphQLRouteOptions {
  readonly engine: Engine;
  readonly verify: Verify;
  readonly rights: Rights;
  readonly limits: Limits;
  readonly metrics: Metrics;
  readonly log: Logger;
  /** Milliseconds that one operation may take. */
  readonly requestTimeout: number;
  /** Answers with a stream of events. */
  readonly openEventStream: OpenEventStream;
  readonly lastAnswers: LastAnswers;
}

/** Makes the handler that answers one operation for one HTTP request. Never throws: each fault becomes an answer. */
export function createGraphQLRoute(options: GraphQLRouteOptions) {
  const { metrics, log } = options;

  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const started = performance.now();
    const told: Told = { kind: 'unknown' };
    const { accept } = request.headers;
    const type = answerType(accept);
    let answer: Answer;
    try {
      if (!type && !streamAccepted(accept)) throw notAcceptable(accept);
      const given = await answerOperation(request, reply, type, told, options);
      if (given === STREAM) return reply;
      answer = given;
    } catch (error) {
      const fault = faultOf(error);
      if (fault) reply.headers(fault.headers);
      else log.error({ requestId: request.id, err: error }, 'a request failed');
      answer = {
        status: fault?.status ?? 500,
        outcome: fault && fault.status < 500 ? 'refused' : 'failed',
        errors: [
          fault
            ? { message: fault.message, extensions: { code: fault.code, requestId: request.id } }
            : maskedError(request.id),
        ],
      };
    }
    const seconds = (performance.now() - started) / 1000;
    metrics.operation(told.kind, answer.outcome, seconds);
    log.info({
      requestId: request.id,
      ...(told.traceparent !== undefined && { traceparent: told.traceparent }),
      operation: told.operation,
      kind: told.kind,
      outcome: answer.outcome,
      status: answer.status,
      milliseconds: Math.round(seconds * 1e6) / 1e3,
      ...(answer.errors && {
        codes: [...new Set(answer.errors.map(({ extensions }) => extensions?.code))],
      }),
    });
    const { errors, data, extensions } = answer;
    return sendAnswer(reply, answer.status, type ?? 'application/json', {
      ...(errors && { errors }),
      ...(data !== undefined && { data }),
      ...(extensions !== undefined && { extensions }),
    });
  };
}

/** The answer is a stream of events, which is written and logged elsewhere. */
const STREAM = Symbol('stream');

interface Answer {
  readonly status: number;
  readonly outcome: Outcome;
  readonly errors?: ReturnType<typeof errorsForClient>;
  readonly data?: unknown;
  readonly extensions?: unknown;
}

/** What is known of the operation for the log, filled in as it becomes known. */
interface Told {
  kind: OperationKind;
  operation?: string;
  traceparent?: string;
}

async function answerOperation(
  request: FastifyRequest,
  reply: FastifyReply,
  type: AnswerType | undefined,
  told: Told,
  options: GraphQLRouteOptions,
): Promise<Answer | typeof STREAM> {
  const { engine, verify, rights, limits, log, requestTimeout } = options;
  const verified = await verify(request.headers.authorization);
  const identity = rights.leftOf(verified.identity);
  const parameters = await readParameters({
    method: request.method,
    url: request.url,
    headers: request.headers,
    body: request.body as string | undefined,
  });
  if (parameters.operationName) told.operation = parameters.operationName.slice(0, 200);
  const stream = streamAccepted(request.headers.accept);
  const asStream = () => answerAsStream({ request, reply, verified, asked: parameters }, options);
  if (type === undefined || stream === 'rather') return asStream();
  const onMasked = (fault: unknown) =>
    log.error({ requestId: request.id, err: fault }, 'an error was masked');

  const tooDeep = nestingError(parameters, limits);
  if (tooDeep) return refusal([tooDeep], type, request.id, onMasked);
  const prepared = await engine.prepare(parameters);
  if ('errors' in prepared) {
    return refusal(explainRefusal(prepared.errors, parameters.query, limits), type, request.id, onMasked);
  }
  if (prepared.kind === 'subscription' && stream === 'also') return asStream();
  told.kind = prepared.kind;
  refuseWrongMethod(prepared, request.method);

  const traceparent = childTraceparent(headerOf(request.headers.traceparent));
  if (traceparent !== undefined) told.traceparent = traceparent;
  const limit = deadline(reply.raw, requestTimeout);
  let result: ExecutionResult;
  try {
    result = await limit.race(
      engine.execute(prepared, parameters.variables, {
        requestId: request.id,
        ...(traceparent !== undefined && { traceparent }),
        identity,
        signal: limit.signal,
      }),
    );
  } finally {
    limit.end();
  }
  // Without data the operation was never begun: its variables do not fit, or the like.
  if (result.data === undefined) return refusal(result.errors ?? [], type, request.id, onMasked);
  const partial = result.errors !== undefined && result.errors.length > 0;
  return {
    status: 200,
    outcome: partial ? 'partial' : 'ok',
    data: result.data,
    extensions: result.extensions,
    ...(partial && {
      errors: errorsForClient(result.errors ?? [], request.id, 'INTERNAL_SERVER_ERROR', onMasked),
    }),
  };
}

async function answerAsStream(
  {
    request,
    reply,
    verified,
    asked,
  }: {
    readonly request: FastifyRequest;
    readonly reply: FastifyReply;
    readonly verified: VerifiedIdentity;
    readonly asked: RequestParams;
  },
  { openEventStream, lastAnswers }: GraphQLRouteOptions,
): Promise<typeof STREAM> {
  const refused = await openEventStream({
    request: request.raw,
    requestId: request.id,
    verified,
    asked,
    size: typeof request.body === 'string' ? Buffer.byteLength(request.body) : 0,
    turn: () => turnOf(reply.raw, request.raw.socket),
    take() {
      reply.hijack();
      lastAnswers.found(reply.raw, request.raw.socket);
      for (const [name, value] of Object.entries(reply.getHeaders())) {
        if (value !== undefined) reply.raw.setHeader(name, value);
      }
      return reply.raw;
    },
  });
  if (refused) throw new RequestFault(refused.status, refused.code, refused.message, refused.headers);
  return STREAM;
}

/**
 * The answer to an operation that is not begun. GraphQL over HTTP gives clients that only know `application/json` 200,
 * since a 400 could come from something between; an operation over the limits is refused as a request, for all.
 */
function refusal(
  errors: readonly AnyError[],
  type: AnswerType,
  requestId: string,
  onMasked: (fault: unknown) => void,
): Answer {
  const overLimit = errors.some(({ extensions }) => extensions?.code === LIMIT_EXCEEDED);
  return {
    status: overLimit || type === 'application/graphql-response+json' ? 400 : 200,
    outcome: 'refused',
    errors: errorsForClient(errors, requestId, 'GRAPHQL_VALIDATION_FAILED', onMasked),
  };
}

function refuseWrongMethod({ kind }: Prepared, method: string): void {
  if (kind === 'subscription') {
    throw new RequestFault(
      400,
      'BAD_REQUEST',
      'Expected a query or a mutation, got a subscription: subscribe over WebSocket (graphql-transport-ws) at this address, or accept text/event-stream.',
    );
  }
  if (kind === 'mutation' && method === 'GET') throw methodNotAllowed('GET with a mutation', 'POST');
}

function notAcceptable(accept: string | undefined): RequestFault {
  return new RequestFault(
    406,
    'NOT_ACCEPTABLE',
    `Expected to be asked for application/graphql-response+json, application/json or text/event-stream, got ${JSON.stringify(accept?.slice(0, 100))}.`,
  );
}

function headerOf(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
