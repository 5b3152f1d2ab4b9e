/** Fields in which null says no more than leaving them out, in the input of every edit. */
const NEVER_EMPTIES: readonly string[] = ['source'];

/**
 * An input in the form that its idempotency key knows it by: where null says no more than leaving a field out, the field
 * is left out. In the input of an edit, which names the revision that the caller saw, null may empty what is there; what
 * is inside a value that is given, and all of any other input, has no such fields.
 *
 * @param nullIsLeftOut see the field of the same name of a write.
 */
export function meaningOfInput(input: object, nullIsLeftOut: readonly string[] = []): object {
  const isEdit = 'revision' in input;
  const keepsNull = (field: string) =>
    isEdit && !NEVER_EMPTIES.includes(field) && !nullIsLeftOut.includes(field);
  return Object.fromEntries(
    Object.entries(input)
      .filter(([field, value]) => value !== null || keepsNull(field))
      .map(([field, value]) => [field, withoutNulls(value)]),
  );
}

/** Entries of a list stay, null or not: their places count. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== null)
      .map(([field, each]) => [field, withoutNulls(each)]),
  );
}
