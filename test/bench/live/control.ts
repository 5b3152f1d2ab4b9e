/** An event that was written, and whose. */
export type Written = [agreementId: string, text: string];

/** What the control is asked for. */
export type ToControl =
  /** What each who subscribes is told first, by agreement. */
  | { readonly first: readonly Written[] }
  /** Events to write, one each so many milliseconds. It answers when each was begun: see {@link Begun}. */
  | { readonly write: readonly Written[]; readonly every: number };

/** When each event of a round was begun to be written, in milliseconds of the clock. */
export type Begun = readonly number[];
