/** What live clients may do, and how long is waited for them. */
export interface LiveSettings {
  /** Connections, WebSocket and SSE together, of one address. Many people may sit behind one. */
  readonly connectionsPerAddress: number;
  /** Connections of one identity, wherever it comes from. */
  readonly connectionsPerIdentity: number;
  /** Operations that may run on one WebSocket at the same time. */
  readonly operations: number;
  /** Milliseconds a client has to say `connection_init`. */
  readonly initTimeout: number;
  /** Bytes of one message from a client. */
  readonly maxMessage: number;
  /**
   * Bytes that one client may not have taken; beyond it the client is told no more until it has. Over WebSocket those that it
   * has not answered for, over SSE those that its network has not taken.
   */
  readonly backlog: number;
  /** Milliseconds for which a client that has something before it may take nothing of it. */
  readonly stallTimeout: number;
  /** Milliseconds between pings; a client with next to nothing before it that has not answered by the next one is dropped. */
  readonly pingInterval: number;
  /** Milliseconds over which the connections are closed when the gateway stops. */
  readonly drainSpread: number;
}

export const DEFAULT_LIVE: LiveSettings = {
  connectionsPerAddress: 2_000,
  connectionsPerIdentity: 200,
  operations: 100,
  initTimeout: 5_000,
  maxMessage: 256 * 1024,
  backlog: 256 * 1024,
  stallTimeout: 60_000,
  pingInterval: 15_000,
  drainSpread: 5_000,
};
