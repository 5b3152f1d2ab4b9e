import { fileURLToPath } from 'node:url';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readFiles, sendFile } from './files.js';
import type { NamedOperation } from './operations.js';
import { RequestFault } from './request-fault.js';

/** Where the build puts the pages: the same place seen from `src/http` and from `dist/http`. */
const PAGES = fileURLToPath(new URL('../../dist/pages/', import.meta.url));

/** The pages of the gateway. */
export interface Pages {
  /** Sends GraphiQL. */
  graphiql(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply>;
}

/**
 * Adds the page at `/`, the files of both pages under `/pages/`, and what they need to know.
 *
 * @param options.demo whether the page says that the data is a demonstration.
 * @param options.dashboard whether the page at `/` is the hub's; otherwise `/` leads to GraphiQL.
 */
export async function addPages(
  app: FastifyInstance,
  {
    operations,
    demo,
    dashboard,
  }: { operations: readonly NamedOperation[]; demo: boolean; dashboard: boolean },
): Promise<Pages> {
  const files = await readFiles(PAGES);
  const send = async (name: string, request: FastifyRequest, reply: FastifyReply) => {
    const file = files.get(name);
    if (file) return sendFile(request, reply, file);
    if (files.size === 0) {
      throw new RequestFault(503, 'NOT_BUILT', 'The pages are not built; "npm run build" builds them.');
    }
    throw new RequestFault(404, 'NOT_FOUND', 'There is no such file.');
  };
  app.get('/', (request, reply) =>
    dashboard ? send('dashboard/index.html', request, reply) : reply.redirect('/graphql'),
  );
  app.get('/pages/dashboard/settings.json', async () => ({ demo }));
  app.get('/pages/graphiql/operations.json', async () => operations);
  app.get<{ Params: { '*': string } }>('/pages/*', (request, reply) =>
    send(request.params['*'], request, reply),
  );
  return { graphiql: (request, reply) => send('graphiql/index.html', request, reply) };
}
