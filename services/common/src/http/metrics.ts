import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { DataSource } from 'typeorm';
import { statementsOf } from '../database/create-data-source.js';

export interface Metrics {
  readonly contentType: string;
  /** In Prometheus' text format. */
  text(): Promise<string>;
  /** Counts one operation. */
  operation(subgraph: string, outcome: Outcome, seconds: number): void;
}

/** What a service counts itself. */
export interface ServiceCounter {
  readonly name: `hub_${string}_total`;
  readonly help: string;
  /** How many there have been so far; asked when the metrics are read. */
  readonly value: () => number;
}

/** `ok`, `errors`: answered with errors the client caused or was told about; `failed`: with a fault of the service. */
export type Outcome = 'ok' | 'errors' | 'failed';

/** The metrics of one server; each has its own registry, so that one program can run several. */
export function createMetrics(
  dataSource: DataSource,
  deployment: string,
  counters: readonly ServiceCounter[] = [],
): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ deployment });
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'hub_graphql_requests_total',
    help: 'GraphQL operations answered.',
    labelNames: ['subgraph', 'outcome'],
    registers: [registry],
  });
  const seconds = new Histogram({
    name: 'hub_graphql_request_seconds',
    help: 'How long GraphQL operations took.',
    labelNames: ['subgraph'],
    registers: [registry],
  });
  const sqlStatements = {
    name: 'hub_sql_statements_total',
    help: 'SQL statements sent, transaction control included; readiness probes are left out.',
    value: () => statementsOf(dataSource),
  };
  for (const { name, help, value } of [sqlStatements, ...counters]) {
    new Counter({
      name,
      help,
      registers: [registry],
      collect() {
        this.reset();
        this.inc(value());
      },
    });
  }
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    operation(subgraph, outcome, taken) {
      requests.inc({ subgraph, outcome });
      seconds.observe({ subgraph }, taken);
    },
  };
}
