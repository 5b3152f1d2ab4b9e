import type { LoadReport } from '@hub/common';

/**
 * The facts, without the references to records that are not there: each of those is added to the report as refused.
 *
 * @param fields the fields that hold an id or null.
 */
export function withKnownReferences<Fact extends { readonly id: string }, Field extends keyof Fact & string>(
  facts: readonly Fact[],
  {
    kind,
    fields,
    what,
    known,
    report,
  }: {
    readonly kind: string;
    readonly fields: readonly Field[];
    /** What the references are to, for the report: `body`. */
    readonly what: string;
    readonly known: readonly { readonly id: string }[];
    readonly report: LoadReport;
  },
): Fact[] {
  const ids = new Set(known.map(({ id }) => id));
  return facts.map((fact) => {
    const unknown = fields.filter((field) => fact[field] !== null && !ids.has(String(fact[field])));
    for (const field of unknown) {
      report.refused.push({
        kind,
        id: fact.id,
        field,
        value: String(fact[field]),
        reason: `the id of a known ${what}`,
      });
    }
    return unknown.length === 0
      ? fact
      : { ...fact, ...Object.fromEntries(unknown.map((field) => [field, null])) };
  });
}
