/** What an edit makes of a field: what is left out stays. */
export const given = <Value>(value: Value | undefined, current: Value): Value =>
  value === undefined ? current : value;

/** The same of a list, which null empties. */
export const givenList = <Each>(
  value: readonly Each[] | null | undefined,
  current: readonly Each[],
): Each[] => [...(value === undefined ? current : (value ?? []))];
