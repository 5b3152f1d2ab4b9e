import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import { ELSEWHERE_HEADER, IDENTITY_HEADER, type Identity, REQUEST_ID_HEADER } from '@hub/schema/identity';
import { type FastifyError, type FastifyInstance, type FastifyRequest, fastify } from 'fastify';
import { assertMigrated } from '../database/migrations.js';
import { managerUntil } from '../database/until-aborted.js';
import { HubError } from '../errors/hub-error.js';
import { createIdentityVerifier, type IdentityVerifier } from '../identity/identity-verifier.js';
import type { Service } from '../service/service.js';
import { startForgetting } from '../writes/forget-answers.js';
import type { BaseContext } from './base-context.js';
import { whenGone } from './client-gone.js';
import { createApollo } from './create-apollo.js';
import { errorBody } from './error-body.js';
import { readiness } from './health.js';
import { createMetrics, type Metrics } from './metrics.js';
import { requestIdOf } from './request-id.js';
import { serveSubscriptions } from './serve-subscriptions.js';
import type { ServerOptions } from './server-options.js';

/** Twice what the gateway sends at most: proxies on the way add headers of their own. */
const MAX_HEADER_BYTES = 32_768;
const DAY_MS = 24 * 60 * 60 * 1_000;

/** See `createServer`. */
export class Server<Context extends BaseContext> implements Service {
  private readonly http: FastifyInstance;
  private readonly identities: IdentityVerifier;
  private readonly metrics: Metrics;
  private readonly apollos: ApolloServer<Context>[] = [];
  private readonly identityOf = new WeakMap<FastifyRequest, Identity>();
  private endSubscriptions: (() => Promise<void>) | undefined;
  private forgetting: { stop(): Promise<void> } | undefined;
  private ready = false;
  private stopping = false;
  private stopped: Promise<void> | undefined;

  constructor(private readonly options: ServerOptions<Context>) {
    this.identities = createIdentityVerifier(options.trustedKeys, options.deployment);
    this.metrics = createMetrics(options.dataSource, options.deployment, options.counters);
    this.http = fastify({
      bodyLimit: options.bodyLimit ?? 8 * 1024 * 1024,
      keepAliveTimeout: 72_000,
      http: { maxHeaderSize: MAX_HEADER_BYTES },
      forceCloseConnections: 'idle',
      return503OnClosing: false,
      genReqId: (request) => requestIdOf(request.headers[REQUEST_ID_HEADER]),
    });
  }

  async start(): Promise<{ port: number }> {
    const { dataSource, port, host } = this.options;
    if (!dataSource.isInitialized) {
      await dataSource.initialize().catch((error: Error) => {
        throw new Error(`The database does not answer (${error.message}): check DATABASE_URL.`, {
          cause: error,
        });
      });
    }
    await assertMigrated(dataSource);
    this.addErrorHandlers();
    this.addOperations();
    for (const subgraph of this.options.subgraphs) {
      await this.addSubgraph(subgraph);
    }
    await this.http.listen({ port, host }).catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'EADDRINUSE'
        ? new Error(`Port ${port} on ${host} is taken: set PORT to a free one.`, { cause: error })
        : error;
    });
    this.endSubscriptions = serveSubscriptions({
      http: this.http.server,
      subgraphs: this.options.subgraphs,
      identities: this.identities,
      base: (identity, id, signal) => this.baseOf(identity, requestIdOf(id), signal),
      named: (id) => this.named(id),
      context: this.options.context,
    });
    this.forgetting = this.forgetAnswers();
    this.ready = true;
    const address = this.http.server.address();
    return { port: typeof address === 'object' && address !== null ? address.port : port };
  }

  stop(): Promise<void> {
    this.stopped ??= this.shutDown();
    return this.stopped;
  }

  private async shutDown(): Promise<void> {
    this.ready = false;
    this.stopping = true;
    const force = setTimeout(
      () => this.http.server.closeAllConnections(),
      this.options.drainTimeout ?? 10_000,
    );
    await Promise.all([this.http.close(), this.endSubscriptions?.()]);
    clearTimeout(force);
    await this.forgetting?.stop();
    for (const apollo of this.apollos) {
      await apollo.stop();
    }
    if (this.options.dataSource.isInitialized) {
      await this.options.dataSource.destroy();
    }
  }

  private forgetAnswers() {
    const { answersRetentionDays: days, dataSource, logger } = this.options;
    if (days === undefined) return undefined;
    const onError = (error: unknown) => logger.warn({ err: error }, 'old answers could not be removed');
    return startForgetting({ dataSource, keepMs: days * DAY_MS, onError });
  }

  private async addSubgraph(subgraph: ServerOptions<Context>['subgraphs'][number]): Promise<void> {
    const apollo = createApollo<Context>(subgraph, this.metrics);
    await apollo.start();
    this.apollos.push(apollo);
    this.http.route({
      method: 'POST',
      url: subgraph.path,
      onRequest: async (request, reply) => {
        try {
          this.identityOf.set(request, await this.identities.verify(request.headers[IDENTITY_HEADER]));
        } catch (error) {
          return reply.code(401).send(errorBody(error as HubError, request.id));
        }
      },
      handler: fastifyApolloHandler(apollo, {
        context: async (request, reply) =>
          this.options.context(
            this.baseOf(
              this.identityOf.get(request as FastifyRequest) as Identity,
              request.id,
              whenGone(reply.raw),
              request.headers.traceparent?.toString(),
              codesOf(request.headers[ELSEWHERE_HEADER]),
            ),
          ),
      }),
    });
  }

  private baseOf(
    identity: Identity,
    id: string,
    signal: AbortSignal,
    traceparent?: string,
    elsewhere: readonly string[] = [],
  ): BaseContext {
    return {
      identity,
      db: managerUntil(this.options.dataSource, signal),
      signal,
      elsewhere,
      ...this.named(id, traceparent),
    };
  }

  private named(id: string, traceparent?: string): Pick<BaseContext, 'requestId' | 'log'> {
    const trace = traceparent === undefined ? {} : { traceparent };
    return { requestId: id, log: this.options.logger.child({ requestId: id, ...trace }) };
  }

  /** What runs the process: health and metrics. */
  private addOperations(): void {
    this.http.get('/health/live', async () => ({ live: true }));
    this.http.get('/health/ready', async (_request, reply) => {
      const { dataSource, deployment } = this.options;
      const state = await readiness(dataSource, deployment, this.ready);
      return reply.code(state.ready ? 200 : 503).send(state);
    });
    this.http.get('/metrics', async (_request, reply) =>
      reply.type(this.metrics.contentType).send(await this.metrics.text()),
    );
  }

  /** Answers to what never becomes an operation: a body that cannot be read, a path that is not there, a fault. */
  private addErrorHandlers(): void {
    this.http.addHook('onRequest', async (request, reply) => {
      reply.header(REQUEST_ID_HEADER, request.id);
    });
    this.http.addHook('onSend', async (_request, reply) => {
      // Otherwise a connection whose last request was in flight when stop() came would be kept alive, and awaited.
      if (this.stopping) {
        reply.header('connection', 'close');
      }
    });
    this.http.setErrorHandler<FastifyError>(async (error, request, reply) => {
      const status = error.statusCode ?? 500;
      if (status >= 500) {
        this.options.logger.error({ err: error, requestId: request.id }, 'a request failed');
        return reply
          .code(500)
          .send(errorBody(new HubError('INTERNAL_SERVER_ERROR', 'Internal error'), request.id));
      }
      return reply.code(status).send(errorBody(new HubError('BAD_USER_INPUT', error.message), request.id));
    });
    this.http.setNotFoundHandler(async (request, reply) =>
      reply
        .code(404)
        .send(errorBody(new HubError('BAD_USER_INPUT', 'There is nothing at this path.'), request.id)),
    );
  }
}

/** The codes of a list such as `12,14`. */
function codesOf(header: string | string[] | undefined): string[] {
  return typeof header === 'string' ? header.split(',').filter((code) => code !== '') : [];
}
