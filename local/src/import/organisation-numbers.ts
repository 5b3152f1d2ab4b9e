import type { AskHub } from './hub-client.js';
import { faultOf, type ImportFault } from './import-fault.js';
import type { TableRow } from './read-table.js';

/** The most root fields that the hub answers in one operation. */
const MOST_AT_ONCE = 20;

/** Columns that name an organisation by its id or by its number. */
type Naming = 'organisationId' | 'organisationNumber';

/** An organisation number without what it may be written with: its hyphen, blanks and the leading 16. */
export const bareNumber = (number: string): string =>
  number.replace(/[\s-]/g, '').replace(/^16(?=\d{10}$)/, '');

/**
 * Gives the rows that name an organisation by its number its id, as the hub has it; each number is asked for once, twenty
 * in one request. What was merged gives the organisation that stayed.
 *
 * @returns the rows in their order, with the ids that there are, and a fault for each whose organisation is not known.
 */
export async function withOrganisationIds<Name extends string>(
  rows: readonly TableRow<Name | Naming>[],
  ask: AskHub,
): Promise<{ readonly rows: readonly TableRow<Name | Naming>[]; readonly faults: readonly ImportFault[] }> {
  const numbers = [...new Set(rows.flatMap(({ cells }) => bareNumberOf(cells) ?? []))];
  const checked = await checkNumbers(numbers, ask);
  const faults: ImportFault[] = [];
  const completed = rows.map((row) => {
    const number = bareNumberOf(row.cells);
    if (number === undefined) return row;
    const { organisation, reason } = checked.get(number) ?? {};
    if (organisation) return { ...row, cells: { ...row.cells, organisationId: organisation.id } };
    faults.push(unknownFault(row, reason));
    return row;
  });
  return { rows: completed, faults };
}

function unknownFault({ line, cells }: TableRow<Naming>, reason: string | null | undefined): ImportFault {
  if (reason) return faultOf(line, 'organisationNumber', `This is no organisation number. ${reason}`);
  const given = cells.organisationNumber?.slice(0, 100);
  const message = `No organisation in the hub has the number "${given}".`;
  return faultOf(line, 'organisationNumber', message, 'NOT_FOUND');
}

function bareNumberOf({ organisationNumber }: Partial<Record<Naming, string>>): string | undefined {
  return organisationNumber === undefined ? undefined : bareNumber(organisationNumber);
}

/** What the hub says of a number. */
interface Checked {
  /** Why it is none; null where it is one. */
  readonly reason: string | null;
  readonly organisation: { readonly id: string } | null;
}

async function checkNumbers(numbers: readonly string[], ask: AskHub): Promise<ReadonlyMap<string, Checked>> {
  const all = new Map<string, Checked>();
  for (let at = 0; at < numbers.length; at += MOST_AT_ONCE) {
    const some = numbers.slice(at, at + MOST_AT_ONCE);
    const declared = some.map((_, index) => `$number${index}: String!`).join(', ');
    const fields = some.map(
      (_, index) =>
        `number${index}: organisationNumberCheck(value: $number${index}) { reason organisation { id } }`,
    );
    const data = await ask(
      `query OrganisationNumbers(${declared}) { ${fields.join(' ')} }`,
      Object.fromEntries(some.map((number, index) => [`number${index}`, number])),
    );
    for (const [index, number] of some.entries()) all.set(number, data[`number${index}`] as Checked);
  }
  return all;
}
