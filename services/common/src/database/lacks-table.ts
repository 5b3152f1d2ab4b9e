/** SQLSTATE. */
const UNDEFINED_TABLE = '42P01';

/** Whether a statement failed since a table that it names is not there. */
export const lacksTable = (error: unknown): boolean =>
  (error as { code?: unknown } | null)?.code === UNDEFINED_TABLE;
