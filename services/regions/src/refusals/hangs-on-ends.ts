import { seatsSumToTotal } from '../checks/seats-sum-to-total.js';
import type { FactOf, NamedKind } from '../records/named-kinds.js';

/**
 * Whether what is wrong with a field follows from refused ends of seats alone: without these the seats add up to the body's
 * total.
 *
 * @param isRefused whether a field of the record is refused, by its path.
 */
export function hangsOnEnds<Kind extends NamedKind>(
  kind: Kind,
  fact: FactOf<Kind>,
  field: readonly string[],
  isRefused: (field: readonly string[]) => boolean,
): boolean {
  if (kind !== 'bodies' || field.join('.') !== 'statedSeats') return false;
  const body = fact as FactOf<'bodies'>;
  const refused = body.seats.map((_seat, index) => isRefused(['seats', `${index}`, 'validTo']));
  if (!refused.includes(true)) return false;
  const seats = body.seats.map((seat, index) => (refused[index] ? { ...seat, validTo: null } : seat));
  return seatsSumToTotal([{ ...body, seats }]).length === 0;
}
