/** What one moment of a PostgreSQL database had committed: `xmin:xmax:xip,xip,…`, as `pg_current_snapshot()` prints it. */
export interface PgSnapshot {
  readonly text: string;
  /** Whether a transaction (xid8) was committed, or at least over, when the snapshot was taken. */
  sees(transaction: string): boolean;
}

const SHAPE = /^(\d{1,20}):(\d{1,20}):((?:\d{1,20}(?:,\d{1,20})*)?)$/;

/** @returns undefined where the text is no snapshot. */
export function parsePgSnapshot(text: string): PgSnapshot | undefined {
  const match = SHAPE.exec(text);
  if (!match) return undefined;
  const xmin = BigInt(match[1] as string);
  const xmax = BigInt(match[2] as string);
  const running = new Set((match[3] as string).split(',').filter(Boolean));
  return {
    text,
    sees(transaction) {
      const id = BigInt(transaction);
      return id < xmin || (id < xmax && !running.has(transaction));
    },
  };
}
