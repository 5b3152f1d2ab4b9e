import type { FastifyInstance } from 'fastify';
import type { Rights } from '../rights/index.js';
import type { Metrics } from '../telemetry/index.js';

/**
 * Adds `/health/live`, `/health/ready` and `/metrics`.
 *
 * A gateway is ready when it listens, since it loads its supergraph before, and when it has read which rights are revoked. A subgraph that is down costs only its own
 * data, so it does not make the gateway unready: what became of the last request to each is told for information, and so is which of
 * them is skipped for now.
 *
 * @param isStopping whether the gateway has begun to stop: it is not ready then, so that no new request is sent to it.
 */
export function addHealth(
  app: FastifyInstance,
  metrics: Metrics,
  rights: Rights,
  isStopping: () => boolean,
): void {
  app.get('/health/live', async () => ({ status: 'live' }));
  app.get('/health/ready', async (_request, reply) => {
    const status = isStopping() ? 'stopping' : rights.state === 'never read' ? 'starting' : 'ready';
    return reply.code(status === 'ready' ? 200 : 503).send({
      status,
      deployment: 'gateway',
      supergraph: 'loaded',
      rights: rights.state,
      subgraphs: metrics.reachability(),
      breakers: metrics.breakers(),
      map: metrics.placement(),
    });
  });
  app.get('/metrics', async (_request, reply) =>
    reply.header('content-type', metrics.contentType).send(await metrics.text()),
  );
}
