import cors from '@fastify/cors';
import type { Logger } from '@hub/common/process';
import { REQUEST_ID_HEADER } from '@hub/schema/identity';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { maskedError } from '../errors.js';
import type { Metrics } from '../telemetry/index.js';
import { streamAccepted, wantsPage } from './accept.js';
import { sendAnswer } from './answer.js';
import { answerBrokenRequest } from './broken-request.js';
import type { Callers } from './callers.js';
import { PREFLIGHT_HEADERS, preventCsrf, refuseForeignStream } from './csrf.js';
import { BODY_LIMIT, clientGone, faultOf } from './faults.js';
import { createGraphQLRoute, type GraphQLRouteOptions } from './graphql-route.js';
import { GraphQLRequest } from './graphql-upgrade.js';
import { addHealth } from './health.js';
import { addLastAnswers, LastAnswers } from './last-answers.js';
import { readOperations } from './operations.js';
import { addPages } from './pages.js';
import { methodNotAllowed, refuseEncodedBody } from './parameters.js';
import { readOut } from './read-out.js';
import { securityHeaders } from './security-headers.js';
import { watchUnused } from './unused-connections.js';

export interface HttpOptions extends Omit<GraphQLRouteOptions, 'lastAnswers'> {
  readonly port: number;
  readonly host: string;
  readonly callers: Callers;
  readonly operations?: string | undefined;
  readonly dashboard?: boolean | undefined;
  readonly demo: boolean;
  readonly metrics: Metrics;
  readonly log: Logger;
}

/** The HTTP side of the gateway. */
export interface HttpFace {
  /** Node's own server, for WebSocket upgrades. */
  readonly server: FastifyInstance['server'];
  listen(): Promise<{ port: number }>;
  /**
   * Stops accepting and resolves when the requests in flight are answered.
   *
   * @param milliseconds how long they get; what is still running then is cut off.
   */
  close(milliseconds: number): Promise<void>;
}

/** Time to receive a request's headers, and all of it, in milliseconds. */
const HEADERS_TIMEOUT = 10_000;
const RECEIVE_TIMEOUT = 30_000;
/** Longer than load balancers keep idle connections (60 s is common), so that they close first. */
const KEEP_ALIVE_TIMEOUT = 65_000;
const MAX_HEADER_BYTES = 16_384;

/** Makes the HTTP side: `/graphql`, the pages, health and metrics. */
export async function createHttp(options: HttpOptions): Promise<HttpFace> {
  const { log, metrics } = options;
  const { isProxy, originFault, requestId } = options.callers;
  let stopping = false;
  const standing = securityHeaders();
  const answerFault = (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const fault = error === request.raw.errored ? clientGone() : faultOf(error);
    if (fault?.code === 'CLIENT_GONE')
      log.info({ requestId: request.id, status: fault.status, codes: [fault.code] });
    if (fault?.status === 413) readOut(request, reply);
    if (fault) reply.headers(fault.headers);
    else log.error({ requestId: request.id, err: error }, 'a request failed');
    const answer = fault
      ? { message: fault.message, extensions: { code: fault.code, requestId: request.id } }
      : maskedError(request.id);
    return sendAnswer(reply, fault?.status ?? 500, 'application/json', { errors: [answer] });
  };

  const lastAnswers = new LastAnswers();
  const app = Fastify({
    logger: false,
    trustProxy: (address) => isProxy(address),
    genReqId: requestId,
    bodyLimit: BODY_LIMIT,
    requestTimeout: RECEIVE_TIMEOUT,
    keepAliveTimeout: KEEP_ALIVE_TIMEOUT,
    forceCloseConnections: 'idle',
    clientErrorHandler: (error, socket) =>
      lastAnswers.isEnding(socket) ? socket.destroy() : answerBrokenRequest(error, socket),
    // What no hook sees: an address that can't be decoded.
    frameworkErrors: (error, request, reply) =>
      answerFault(error, request, reply.headers(standing).header(REQUEST_ID_HEADER, request.id)),
    http: {
      headersTimeout: HEADERS_TIMEOUT,
      maxHeaderSize: MAX_HEADER_BYTES,
      IncomingMessage: GraphQLRequest,
    },
  });
  app.removeAllContentTypeParsers();
  // Text, not an object: the GraphQL route says itself what is wrong with a body.
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  );
  addLastAnswers(app, lastAnswers);
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(standing).header(REQUEST_ID_HEADER, request.id);
    done();
  });
  app.addHook('onSend', (_request, reply, payload, done) => {
    // Else a kept connection would hold up the end until it times out.
    if (stopping) reply.header('connection', 'close');
    done(null, payload);
  });
  app.setErrorHandler(answerFault);
  app.setNotFoundHandler((request, reply) =>
    sendAnswer(reply, 404, 'application/json', {
      errors: [
        {
          message: 'There is nothing at this address; the graph is at /graphql.',
          extensions: { code: 'NOT_FOUND', requestId: request.id },
        },
      ],
    }),
  );
  await app.register(cors, {
    delegator: (request, done) => {
      const { origin, host } = request.headers;
      const allowed = origin !== undefined && originFault(origin, host) === undefined;
      done(null, { ...CORS, origin: allowed ? origin : false });
    },
  });

  const pages = await addPages(app, {
    operations: await readOperations(options.operations),
    demo: options.demo,
    dashboard: options.dashboard ?? true,
  });
  addHealth(app, metrics, options.rights, () => stopping);
  const answer = createGraphQLRoute({ ...options, lastAnswers });
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    exposeHeadRoute: false,
    onRequest: (request, _reply, done) => {
      const { method, headers } = request;
      if (method === 'GET' && streamAccepted(headers.accept) === 'rather') {
        refuseForeignStream(headers, originFault);
      } else if (method !== 'GET' || !wantsPage(headers.accept)) {
        preventCsrf(headers);
        refuseEncodedBody(request.headers['content-encoding']);
      }
      done();
    },
    handler: (request, reply) =>
      request.method === 'GET' && wantsPage(request.headers.accept)
        ? pages.graphiql(request, reply)
        : answer(request, reply),
  });
  app.route({
    method: ['HEAD', 'PUT', 'PATCH', 'DELETE'],
    url: '/graphql',
    onRequest: async (request) => {
      throw methodNotAllowed(request.method);
    },
    handler: (_request, reply) => reply.send(),
  });

  const closeUnused = watchUnused(app.server);

  return {
    server: app.server,
    async listen() {
      await app.listen({ port: options.port, host: options.host });
      const address = app.server.address();
      return { port: typeof address === 'object' && address !== null ? address.port : options.port };
    },
    async close(milliseconds) {
      stopping = true;
      const cut = setTimeout(() => app.server.closeAllConnections(), milliseconds);
      closeUnused();
      await app.close();
      clearTimeout(cut);
    },
  };
}

const CORS = {
  methods: ['GET', 'POST'],
  allowedHeaders: ['content-type', 'authorization', 'traceparent', REQUEST_ID_HEADER, ...PREFLIGHT_HEADERS],
  exposedHeaders: [REQUEST_ID_HEADER],
  maxAge: 3_600,
};
