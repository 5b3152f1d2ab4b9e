type Shown = null | boolean | number | string | readonly Shown[] | { readonly [field: string]: Shown };

/**
 * An answer without the records of other regions in its lists, nor their number, and without the times at which data was
 * confirmed, which are each hub's own.
 */
export function withoutOtherRegions(region: string, answer: unknown): unknown {
  const isOther = (id: string): boolean => /^\d{2}(\d{2})?(-|$)/.test(id) && !id.startsWith(region);
  const walk = (value: Shown): Shown => {
    if (isList(value)) return value.filter((each) => !isOther(idOf(each))).map(walk);
    if (value === null || typeof value !== 'object') return value;
    const { nodes } = value;
    const others = isList(nodes) ? nodes.filter((each) => isOther(idOf(each))).length : 0;
    return Object.fromEntries(
      Object.entries(value).map(([field, inside]) => {
        if (isConfirmation(field)) return [field, 'a time'];
        if (field === 'totalCount') return [field, Number(inside) - others];
        // What a contradiction is about in a region that the hub does not hold is null.
        if (field === 'concerns' && isList(inside))
          return [field, walk(inside.filter((each) => each !== null))];
        return [field, walk(inside)];
      }),
    );
  };
  return walk(answer as Shown);
}

/** Whether a field tells when data was confirmed, which is each hub's own. */
export const isConfirmation = (field: string): boolean =>
  field === 'confirmedAt' || field === 'agreementsConfirmedAt';

/** The records of a region in an answer, wherever they stand, with all that stands in them. */
export function recordsOfRegion(region: string, answer: unknown): unknown[] {
  if (answer === null || typeof answer !== 'object') return [];
  const isOwn = new RegExp(`^${region}(\\d{2})?(-|$)`).test(idOf(answer as Shown));
  return isOwn ? [answer] : Object.values(answer).flatMap((inside) => recordsOfRegion(region, inside));
}

const isList = (value: Shown | undefined): value is readonly Shown[] => Array.isArray(value);

function idOf(value: Shown): string {
  if (value === null || typeof value !== 'object' || isList(value)) return '';
  const { id, code } = value as { id?: Shown; code?: Shown };
  return String(id ?? code ?? '');
}
