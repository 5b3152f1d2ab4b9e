/** A process that serves: what `createService` of each service gives. */
export interface Service {
  /**
   * Connects and listens.
   *
   * @returns the port it listens on.
   * @throws Error with one clear message where it cannot: a taken port, no database, migrations pending.
   */
  start(): Promise<{ port: number }>;
  /** Stops taking requests, finishes those in flight, ends subscriptions and closes the database. */
  stop(): Promise<void>;
}
