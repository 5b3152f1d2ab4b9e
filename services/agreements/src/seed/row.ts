/** A row to load, by column. */
export type Row = Readonly<Record<string, unknown>>;
