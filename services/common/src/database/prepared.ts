/** The texts that are prepared, each with its name. */
const names = new Map<string, string>();

/**
 * Marks a statement that is sent all the time, so that each connection has PostgreSQL parse and plan it once. It takes
 * parameters, and names the columns that it gives: a star means others after a migration.
 *
 * @returns the statement as it was given.
 */
export function prepared(text: string): string {
  if (!names.has(text)) names.set(text, `hub_${names.size + 1}`);
  return text;
}

/** The name of a statement that is prepared; undefined for any other. */
export const preparedName = (text: string): string | undefined => names.get(text);
