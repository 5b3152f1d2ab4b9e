import type { GraphQLSchema } from 'graphql';
import type { JSONWebKeySet } from 'jose';
import type { DataSource } from 'typeorm';
import type { Logger } from '../logging/create-logger.js';
import type { BaseContext } from './base-context.js';
import type { ServiceCounter } from './metrics.js';

/** A subgraph and where it is served. */
export interface ServedSubgraph {
  /** The subgraph's name in the supergraph; in the log and the metrics. */
  readonly name: string;
  readonly path: `/${string}`;
  readonly schema: GraphQLSchema;
  /** Whether the path also takes graphql-ws; default false. */
  readonly subscriptions?: boolean;
}

export interface ServerOptions<Context extends BaseContext> {
  /** 0: any free port. */
  readonly port: number;
  readonly host: string;
  /** The audience that identities must be signed for. */
  readonly deployment: string;
  readonly logger: Logger;
  /** Connected by start() where it is not yet, closed by stop(). */
  readonly dataSource: DataSource;
  readonly trustedKeys: JSONWebKeySet;
  readonly subgraphs: readonly ServedSubgraph[];
  /** Makes a request's context; loaders are made here, so that none outlives its request. */
  readonly context: (base: BaseContext) => Context;
  /** For how many days the answers to writes are kept for those who send them again; default: until erased. */
  readonly answersRetentionDays?: number;
  /** What the service counts beside what every server does; default: nothing. */
  readonly counters?: readonly ServiceCounter[];
  /** Bytes a request body may have; default 8 MB. */
  readonly bodyLimit?: number;
  /** Milliseconds that stop() waits for requests in flight; default 10,000. */
  readonly drainTimeout?: number;
}
