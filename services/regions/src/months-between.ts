/**
 * How many months there are from one partial date to another, both included.
 *
 * @returns null where one is missing or known to the year alone.
 */
export function monthsBetween(start: string | null, end: string | null): number | null {
  const [from, to] = [monthOf(start), monthOf(end)];
  return from === null || to === null ? null : to - from + 1;
}

/** Counted from year 0. */
function monthOf(date: string | null): number | null {
  const [year, month] = (date ?? '').split('-').map(Number);
  return year === undefined || month === undefined ? null : year * 12 + month;
}
