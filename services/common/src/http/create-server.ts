import type { Service } from '../service/service.js';
import type { BaseContext } from './base-context.js';
import type { ServerOptions } from './server-options.js';

/**
 * The HTTP side of a service: its subgraphs, /health/live, /health/ready and /metrics. The libraries it takes are
 * only loaded on start, so that a program that merely prepares a database does not pay for them.
 */
export function createServer<Context extends BaseContext>(options: ServerOptions<Context>): Service {
  let running: Promise<Service> | undefined;
  return {
    async start() {
      running ??= import('./server.js').then(({ Server }) => new Server(options));
      return (await running).start();
    },
    async stop() {
      await (await running)?.stop();
    },
  };
}
