/** A seat's end, as printed: 2014, 2014-11 or 2014-11-25; null where none is known. */
interface Ending {
  readonly validTo: string | null;
}

/**
 * The seats that a body has, without those that were given up: the ones without an end or, where all have one, those that
 * end last. They do not hang on today's date, so that what holds of them today holds tomorrow.
 */
export function standingSeats<Seat extends Ending>(seats: readonly Seat[]): readonly Seat[] {
  const lasting = seats.filter(({ validTo }) => validTo === null);
  if (lasting.length > 0) return lasting;
  const last = seats
    .map(({ validTo }) => endOf(validTo))
    .sort()
    .at(-1);
  return seats.filter(({ validTo }) => endOf(validTo) === last);
}

/** A date with what it leaves open at its latest, to be compared as text: a year ends with its last month. */
const endOf = (date: string | null): string =>
  `${date}${'-12-31'.slice((date?.length ?? 0) - '2014'.length)}`;
