import type { FactOf, NamedKind } from '../records/named-kinds.js';

/**
 * The fields that an invariant reads beside the one that it speaks of, as the record stands: where one of them is refused,
 * what the invariant says follows from a value that nobody means.
 *
 * @param field the path of the field that it speaks of.
 */
export function readBeside<Kind extends NamedKind>(
  kind: Kind,
  fact: FactOf<Kind>,
  field: readonly string[],
): string[][] {
  const start = STARTS[field.at(-1) ?? ''];
  if (start !== undefined) return [[...field.slice(0, -1), start]];
  const beside = BESIDE[kind] as Readonly<Record<string, (fact: FactOf<Kind>) => string[][]>>;
  return beside[field.join('.')]?.(fact) ?? [];
}

/** By the field that ends a period, the one that begins it. */
const STARTS: Readonly<Record<string, string>> = { end: 'start', validTo: 'validFrom' };

const BESIDE: {
  readonly [Kind in NamedKind]: Readonly<Record<string, (fact: FactOf<Kind>) => string[][]>>;
} = {
  bodies: {
    statedSeats: countsOf,
    women: (body) => [['men'], ...(body.statedSeats === null ? countsOf(body) : [['statedSeats']])],
  },
  events: {
    women: ({ attended }) => [['men'], attended === null ? ['registered'] : ['attended']],
  },
  projects: {
    financing: ({ financing }) =>
      (financing?.lines ?? []).flatMap((_line, index) =>
        ['amount', 'funderId'].map((part) => ['financing', 'lines', `${index}`, part]),
      ),
  },
};

function countsOf({ seats }: FactOf<'bodies'>): string[][] {
  return seats.map((_seat, index) => ['seats', `${index}`, 'count']);
}
