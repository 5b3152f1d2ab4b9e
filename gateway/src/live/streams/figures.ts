/** What the streams come to, for `/metrics`. The first four go up and down; the others only up. */
export interface StreamFigures {
  streams: number;
  listeners: number;
  /** Subscriptions upstream: the shared ones, the replays, and those of fields that are not live. */
  upstream: number;
  /** Listeners that take no more for now. */
  behind: number;
  /** Events made, each for all listeners of its stream. */
  events: number;
  /** Texts handed to listeners. */
  delivered: number;
  replays: number;
  /** How often a listener was told that events are missing because it was too slow. */
  gaps: number;
  /** How often a subscription upstream broke and was made again. */
  breaks: number;
}

export const noFigures = (): StreamFigures => ({
  streams: 0,
  listeners: 0,
  upstream: 0,
  behind: 0,
  events: 0,
  delivered: 0,
  replays: 0,
  gaps: 0,
  breaks: 0,
});
