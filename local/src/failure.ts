/** Something that a person can put right: one line that says what is wrong, and which variable changes it. */
export class HubFailure extends Error {
  override readonly name = 'HubFailure';
}

/** An error's own words, for the end of a failure's line. */
export function wordsOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return wordsOf(error.errors[0]);
  return error instanceof Error ? error.message || error.name : String(error);
}
