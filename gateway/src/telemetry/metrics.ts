import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** How one operation ended: with data alone, with data and errors, refused before execution, or by a fault. */
export type Outcome = 'ok' | 'partial' | 'refused' | 'failed';
export type OperationKind = 'query' | 'mutation' | 'subscription' | 'unknown';

/** What became of one request to a subgraph. */
export interface SubgraphRequest {
  readonly subgraph: string;
  /** The placement's code; absent for a subgraph that is not placed. */
  readonly placement?: string | undefined;
  readonly outcome: string;
  readonly seconds: number;
}

/** The state of one circuit breaker: of a placement, or of a subgraph that is not placed. */
export interface BreakerFigure {
  readonly subgraph?: string | undefined;
  readonly placement?: string | undefined;
  readonly state: 'closed' | 'open' | 'half-open';
}

/** The gateway's figures for Prometheus. */
export interface Metrics {
  readonly contentType: string;
  /** The page of `/metrics`. */
  text(): Promise<string>;
  operation(kind: OperationKind, outcome: Outcome, seconds: number): void;
  subgraphRequest(request: SubgraphRequest): void;
  /** The last outcome of every subgraph and placement that has been asked. */
  reachability(): readonly Reachability[];
  /**
   * Takes over how to read the circuit breakers, whose states are figures of `/metrics`.
   */
  breakersFrom(read: () => readonly BreakerFigure[]): void;
  /** The circuit breakers as they are now. */
  breakers(): readonly BreakerFigure[];
  breakerChanged(breaker: BreakerFigure): void;
  /** Takes over how to read the map of deployments that is in use. */
  placementFrom(read: () => PlacementFigure): void;
  placement(): PlacementFigure;
  /** Takes over how to read how old the knowledge of revoked rights is, in seconds. */
  rightsFrom(read: () => number): void;
  socketOpened(): void;
  socketClosed(code: number): void;
  /** A stream of events over SSE was opened. */
  eventStreamOpened(): void;
  eventStreamClosed(): void;
  subscriptionStarted(): void;
  subscriptionEnded(): void;
  /** Takes over how to read what the streams of subscriptions come to. */
  streamsFrom(read: () => StreamsFigure): void;
}

/** What the streams of subscriptions come to; see the help of each figure. */
export type StreamsFigure = Readonly<
  Record<keyof typeof STREAM_GAUGES | keyof typeof STREAM_COUNTERS, number>
>;

const STREAM_GAUGES = {
  streams: ['hub_live_streams', 'Streams that are shared by their listeners.'],
  listeners: ['hub_live_listeners', 'Subscriptions of clients that streams have as listeners.'],
  upstream: ['hub_live_upstream_subscriptions', 'Subscriptions of the gateway at services.'],
  behind: ['hub_live_listeners_behind', 'Listeners that take no more for now.'],
} as const;

const STREAM_COUNTERS = {
  events: ['hub_live_events_total', 'Events made, each for all listeners of its stream.'],
  delivered: ['hub_live_delivered_total', 'Events handed to listeners.'],
  replays: ['hub_live_replays_total', 'Subscriptions made to tell newcomers of what was before.'],
  gaps: ['hub_live_gaps_total', 'Times that listeners had to be told that events are missing.'],
  breaks: ['hub_live_upstream_breaks_total', 'Times that a subscription at a service broke.'],
} as const;

/** The map of deployments in use: its codes, and how many requests still go by one that it has replaced. */
export interface PlacementFigure {
  readonly placements: readonly string[];
  readonly requestsOnEarlierMaps: number;
}

export interface Reachability {
  readonly subgraph: string;
  readonly placement?: string;
  readonly lastOutcome: string;
  readonly at: string;
}

/** Clients may close with any code they like; each would become a time series of its own. */
const KNOWN_CLOSES = new Set([
  1000, 1001, 1002, 1005, 1006, 1007, 1009, 1013, 4400, 4401, 4403, 4406, 4408, 4409, 4429, 4500,
]);

const DURATIONS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

const BREAKER_FIGURES = { closed: 0, 'half-open': 1, open: 2 } as const;

/** Makes a registry of its own, so that two gateways in one process do not share figures. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const operations = new Counter({
    name: 'hub_graphql_requests_total',
    help: 'GraphQL operations by kind and outcome.',
    labelNames: ['kind', 'outcome'],
    registers,
  });
  const durations = new Histogram({
    name: 'hub_graphql_request_duration_seconds',
    help: 'Time from a request to its answer, by kind of operation and outcome.',
    labelNames: ['kind', 'outcome'],
    buckets: DURATIONS,
    registers,
  });
  const subgraphRequests = new Counter({
    name: 'hub_subgraph_requests_total',
    help: 'Requests to subgraphs by subgraph, placement and outcome.',
    labelNames: ['subgraph', 'placement', 'outcome'],
    registers,
  });
  const subgraphDurations = new Histogram({
    name: 'hub_subgraph_request_duration_seconds',
    help: 'Time of requests to subgraphs by subgraph and placement.',
    labelNames: ['subgraph', 'placement'],
    buckets: DURATIONS,
    registers,
  });
  const sockets = new Gauge({
    name: 'hub_websocket_connections',
    help: 'Open WebSocket connections.',
    registers,
  });
  const closes = new Counter({
    name: 'hub_websocket_closes_total',
    help: 'Closed WebSocket connections by close code.',
    labelNames: ['code'],
    registers,
  });
  const eventStreams = new Gauge({ name: 'hub_sse_connections', help: 'Open SSE streams.', registers });
  const subscriptions = new Gauge({ name: 'hub_subscriptions', help: 'Running subscriptions.', registers });
  let readBreakers: () => readonly BreakerFigure[] = () => [];
  new Gauge({
    name: 'hub_circuit_breaker_state',
    help: 'Whether a deployment is asked: 0 always (closed), 1 once to try (half-open), 2 not for now (open).',
    labelNames: ['subgraph', 'placement'],
    registers,
    collect() {
      this.reset();
      for (const { subgraph = '', placement = '', state } of readBreakers())
        this.set({ subgraph, placement }, BREAKER_FIGURES[state]);
    },
  });
  const breakerChanges = new Counter({
    name: 'hub_circuit_breaker_changes_total',
    help: 'Changes of circuit breakers by the state they came to.',
    labelNames: ['subgraph', 'placement', 'state'],
    registers,
  });
  const last = new Map<string, Omit<Reachability, 'at'> & { readonly at: number }>();
  let readPlacement = (): PlacementFigure => ({ placements: [], requestsOnEarlierMaps: 0 });

  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    operation(kind, outcome, seconds) {
      operations.inc({ kind, outcome });
      // A subscription lasts as long as its client listens, which says nothing of the gateway.
      if (kind !== 'subscription') durations.observe({ kind, outcome }, seconds);
    },
    subgraphRequest({ subgraph, placement, outcome, seconds }) {
      subgraphRequests.inc({ subgraph, placement: placement ?? '', outcome });
      subgraphDurations.observe({ subgraph, placement: placement ?? '' }, seconds);
      last.set(`${subgraph} ${placement ?? ''}`, {
        subgraph,
        ...(placement !== undefined && { placement }),
        lastOutcome: outcome,
        at: Date.now(),
      });
    },
    breakersFrom(read) {
      readBreakers = read;
    },
    breakers: () => readBreakers(),
    placementFrom(read) {
      readPlacement = read;
    },
    placement: () => readPlacement(),
    rightsFrom(read) {
      new Gauge({
        name: 'hub_rights_log_behind_seconds',
        help: 'Seconds since it was last read which rights have been revoked.',
        registers,
        collect() {
          this.set(read());
        },
      });
    },
    breakerChanged: ({ subgraph = '', placement = '', state }) =>
      breakerChanges.inc({ subgraph, placement, state }),
    reachability: () => [...last.values()].map((each) => ({ ...each, at: new Date(each.at).toISOString() })),
    socketOpened: () => sockets.inc(),
    socketClosed(code) {
      sockets.dec();
      closes.inc({ code: KNOWN_CLOSES.has(code) ? String(code) : 'other' });
    },
    eventStreamOpened: () => eventStreams.inc(),
    eventStreamClosed: () => eventStreams.dec(),
    subscriptionStarted: () => subscriptions.inc(),
    subscriptionEnded: () => subscriptions.dec(),
    streamsFrom(read) {
      for (const [key, [name, help]] of Object.entries(STREAM_GAUGES)) {
        const collect = function (this: Gauge) {
          this.set(read()[key as keyof typeof STREAM_GAUGES]);
        };
        new Gauge({ name, help, registers, collect });
      }
      for (const [key, [name, help]] of Object.entries(STREAM_COUNTERS)) {
        const collect = function (this: Counter) {
          this.reset();
          this.inc(read()[key as keyof typeof STREAM_COUNTERS]);
        };
        new Counter({ name, help, registers, collect });
      }
    },
  };
}
