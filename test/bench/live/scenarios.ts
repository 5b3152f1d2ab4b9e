/** How many clients there are, on how many agreements, and how often one of these is signed. */
export interface Scenario {
  readonly clients: number;
  /** The clients are spread evenly over them. */
  readonly agreements: number;
  /** Milliseconds between two writes. */
  readonly every: number;
  /** Writes of a round. */
  readonly writes: number;
}

/** Clients that all watch the same counter, signed ten times a second. */
export const onOne = (clients: number): Scenario => ({ clients, agreements: 1, every: 100, writes: 30 });

/** Each on an agreement of its own: an event is for one client, so there are more of them to make a difference. */
export const DISTINCT: Scenario = { clients: 1_000, agreements: 1_000, every: 20, writes: 150 };
