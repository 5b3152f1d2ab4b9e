import { createLogger } from '@hub/common/process';
import { ANONYMOUS, type Identity } from '@hub/schema/identity';
import { createEngine, type Engine, type Prepared } from '../../../src/engine/index.js';
import {
  createStreams,
  type StreamFigures,
  type Streams,
  type StreamsOptions,
} from '../../../src/live/streams/index.js';
import { createPlacement } from '../../../src/placement/index.js';
import { createSubgraphs, type SubgraphsOptions } from '../../../src/subgraphs/index.js';
import { loadSupergraph } from '../../../src/supergraph/index.js';
import { compose, FEDERATION } from '../../engine/support/federated-graph.js';
import { type RunningSubgraph, startSubgraph } from '../../engine/support/subgraph-server.js';
import { Log } from './log.js';
import { LOG_TYPES, type LogService, startLogService } from './log-service.js';
import { TestListener } from './test-listener.js';

/** Streams over a real service and another subgraph that names topics. */
export interface LiveWorld {
  readonly log: Log;
  readonly service: LogService;
  readonly names: RunningSubgraph;
  readonly streams: Streams & { readonly figures: StreamFigures };
  /** The engine for the graph with other definitions of the service's types. */
  engineWith(change?: (typeDefs: string) => string): Engine;
  /** The engine for the same graph where the service is elsewhere. */
  engineAt(url: string): Engine;
  /** Streams of another gateway over the same services. */
  anotherGateway(): Streams & { readonly figures: StreamFigures };
  /** Joins as the request `request-1`, the next as `request-2`, and so on. */
  listen(query: string, variables?: object, identity?: Identity, streams?: Streams): Promise<TestListener>;
  /** Stops the service, and starts it again at the same place. */
  stopService(): Promise<void>;
  startService(): Promise<void>;
  stop(): Promise<void>;
}

export interface WorldOptions {
  readonly streams?: Omit<StreamsOptions, 'engine' | 'log'>;
  readonly subgraphs?: SubgraphsOptions;
  readonly deadline?: number;
  /** Waited for before a topic's name is given. */
  readonly beforeName?: () => Promise<void>;
}

const NAMES_TYPES = `${FEDERATION} type Query { none: String } type Topic @key(fields: "id") { id: ID! name: String }`;

export async function startWorld(options: WorldOptions = {}): Promise<LiveWorld> {
  const log = new Log();
  let service = await startLogService(log);
  const { url } = service;
  const names = await startSubgraph({
    name: 'names',
    typeDefs: NAMES_TYPES,
    resolvers: {
      Topic: {
        __resolveReference: (topic: object) => topic,
        async name({ id }: { id: string }) {
          await options.beforeName?.();
          return `Topic ${id}`;
        },
      },
    },
  });
  const subgraphs = createSubgraphs({ breaker: { failures: Number.MAX_SAFE_INTEGER }, ...options.subgraphs });
  const engineFor = (change: (typeDefs: string) => string, at: string): Engine => {
    const definitions = [
      { name: 'log', typeDefs: change(LOG_TYPES), resolvers: {} },
      { name: 'names', typeDefs: NAMES_TYPES, resolvers: {} },
    ];
    const supergraph = loadSupergraph(
      compose(
        definitions,
        new Map([
          ['log', { url }],
          ['names', { url: names.url }],
        ]),
      ),
    );
    const { deadline = 5_000 } = options;
    const deployments = {
      subgraphs: { log: { url: at, audience: 'log' }, names: { url: names.url, audience: 'names' } },
      placements: [],
    };
    const { send } = createPlacement({ supergraph, subgraphs, deadline, deployments });
    return createEngine({ supergraph, send });
  };
  const same = (typeDefs: string) => typeDefs;
  const engine = engineFor(same, url);
  const all: Streams[] = [];
  const createGateway = (by: Engine) => {
    const made = createStreams({
      ...options.streams,
      engine: by,
      log: createLogger({ deployment: 'test', level: 'silent' }),
    });
    all.push(made);
    return made;
  };
  const streams = createGateway(engine);
  let requests = 0;
  return {
    log,
    get service() {
      return service;
    },
    names,
    streams,
    engineWith: (change = same) => engineFor(change, url),
    engineAt: (at) => engineFor(same, at),
    anotherGateway: () => createGateway(engineFor(same, url)),
    async listen(query, variables = {}, identity = ANONYMOUS, of = streams) {
      const prepared = (await engine.prepare({ query })) as Prepared;
      const listener = new TestListener();
      requests += 1;
      listener.joined = of.join(
        { prepared, variables, identity, requestId: `request-${requests}` },
        listener,
      );
      return listener;
    },
    stopService: () => service.stop(),
    async startService() {
      service = await startLogService(log, Number(new URL(url).port));
    },
    async stop() {
      for (const each of all) await each.close();
      await subgraphs.close();
      await names.stop();
      await service.stop();
    },
  };
}
