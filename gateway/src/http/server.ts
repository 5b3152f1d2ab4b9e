import cors from '@fastify/cors';
import type { Logger } from '@hub/common/process';
import { REQUEST_ID_HEADER } from '@hub/schema/identity';
import Fastify, { type FastifyInstance } from 'fastify';
import { maskedError } from '../errors.js';
import type { Metrics } from '../telemetry/index.js';
import { wantsPage } from './accept.js';
import { sendAnswer } from './answer.js';
import { answerBrokenRequest } from './broken-request.js';
import { PREFLIGHT_HEADERS, preventCsrf } from './csrf.js';
import { BODY_LIMIT, faultOf } from './faults.js';
import { createGraphQLRoute, type GraphQLRouteOptions } from './graphql-route.js';
import { addHealth } from './health.js';
import { readOperations } from './operations.js';
import { createOriginCheck, type MayAsk } from './origins.js';
import { addPages } from './pages.js';
import { methodNotAllowed, refuseEncodedBody } from './parameters.js';
import { createProxyCheck } from './proxies.js';
import { readOut } from './read-out.js';
import { requestIdOf } from './request-id.js';
import { securityHeaders } from './security-headers.js';

export interface HttpOptions extends GraphQLRouteOptions {
  readonly port: number;
  readonly host: string;
  readonly allowedOrigins: readonly string[];
  readonly trustedProxies: readonly string[];
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
  /** The check of web origins, the same for HTTP and WebSocket. */
  readonly mayAsk: MayAsk;
  /** The id for a request that is upgraded to a WebSocket. */
  readonly requestId: (request: Parameters<typeof requestIdOf>[0]) => string;
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
  const isProxy = createProxyCheck(options.trustedProxies);
  const mayAsk = createOriginCheck(options.allowedOrigins);
  const requestId: HttpFace['requestId'] = (request) => requestIdOf(request, isProxy);
  let stopping = false;

  const app = Fastify({
    logger: false,
    trustProxy: (address) => isProxy(address),
    genReqId: requestId,
    bodyLimit: BODY_LIMIT,
    requestTimeout: RECEIVE_TIMEOUT,
    keepAliveTimeout: KEEP_ALIVE_TIMEOUT,
    forceCloseConnections: 'idle',
    clientErrorHandler: answerBrokenRequest,
    http: { headersTimeout: HEADERS_TIMEOUT, maxHeaderSize: MAX_HEADER_BYTES },
  });
  app.removeAllContentTypeParsers();
  // Text, not an object: the GraphQL route says itself what is wrong with a body.
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  );
  const standing = securityHeaders();
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(standing).header(REQUEST_ID_HEADER, request.id);
    done();
  });
  app.addHook('onSend', (_request, reply, payload, done) => {
    // Else a kept connection would hold up the end until it times out.
    if (stopping) reply.header('connection', 'close');
    done(null, payload);
  });
  app.setErrorHandler((error, request, reply) => {
    const fault = faultOf(error);
    if (fault?.status === 413) readOut(request, reply);
    if (fault) reply.headers(fault.headers);
    else log.error({ requestId: request.id, err: error }, 'a request failed');
    const answer = fault
      ? { message: fault.message, extensions: { code: fault.code, requestId: request.id } }
      : maskedError(request.id);
    return sendAnswer(reply, fault?.status ?? 500, 'application/json', { errors: [answer] });
  });
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
      done(null, { ...CORS, origin: origin !== undefined && mayAsk(origin, host) ? origin : false });
    },
  });

  const pages = await addPages(app, {
    operations: await readOperations(options.operations),
    demo: options.demo,
    dashboard: options.dashboard ?? true,
  });
  addHealth(app, metrics, options.rights, () => stopping);
  const answer = createGraphQLRoute(options);
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    exposeHeadRoute: false,
    onRequest: (request, _reply, done) => {
      if (request.method !== 'GET' || !wantsPage(request.headers.accept)) {
        preventCsrf(request.headers);
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

  return {
    server: app.server,
    mayAsk,
    requestId,
    async listen() {
      await app.listen({ port: options.port, host: options.host });
      const address = app.server.address();
      return { port: typeof address === 'object' && address !== null ? address.port : options.port };
    },
    async close(milliseconds) {
      stopping = true;
      const cut = setTimeout(() => app.server.closeAllConnections(), milliseconds);
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
