import type { AskHub } from './hub-client.js';
import { faultOf, type ImportFault } from './import-fault.js';
import type { TableRow } from './read-table.js';

/** The most root fields that the hub answers in one operation. */
const MOST_AT_ONCE = 20;

/** Columns that name an organisation by its id or by its number. */
type Naming = 'organisationId' | 'organisationNumber';

/** An organisation number without what it may be written with: its hyphen, blanks and the leading 16. */
export const bareNumber = (number: string): string => number.replace(/\D/g, '').replace(/^16(?=\d{10}$)/, '');

/**
 * Gives the rows that name an organisation by its number its id, as the hub has it; each number is asked for once, twenty
 * in one request. What was merged gives the organisation that stayed.
 *
 * @returns the rows whose organisation is known, in their order, and a fault for each other.
 */
export async function withOrganisationIds<Name extends string>(
  rows: readonly TableRow<Name | Naming>[],
  ask: AskHub,
): Promise<{ readonly rows: readonly TableRow<Name | Naming>[]; readonly faults: readonly ImportFault[] }> {
  const numbers = [...new Set(rows.flatMap(({ cells }) => bareNumberOf(cells) ?? []))];
  const ids = new Map<string, string>();
  for (let at = 0; at < numbers.length; at += MOST_AT_ONCE) {
    for (const [number, id] of await askFor(numbers.slice(at, at + MOST_AT_ONCE), ask)) ids.set(number, id);
  }
  const known: TableRow<Name | Naming>[] = [];
  const faults: ImportFault[] = [];
  for (const row of rows) {
    const number = bareNumberOf(row.cells);
    const id = number === undefined ? undefined : ids.get(number);
    if (number === undefined) known.push(row);
    else if (id !== undefined) known.push({ ...row, cells: { ...row.cells, organisationId: id } });
    else {
      const given = row.cells.organisationNumber?.slice(0, 100);
      const message = `No organisation in the hub has the number "${given}".`;
      faults.push(faultOf(row.line, 'organisationNumber', message, 'NOT_FOUND'));
    }
  }
  return { rows: known, faults };
}

function bareNumberOf({ organisationNumber }: Partial<Record<Naming, string>>): string | undefined {
  return organisationNumber === undefined ? undefined : bareNumber(organisationNumber);
}

async function askFor(numbers: readonly string[], ask: AskHub): Promise<[string, string][]> {
  const names = numbers.map((_, index) => `number${index}`);
  const declared = names.map((name) => `$${name}: String`).join(', ');
  const fields = names.map((name) => `${name}: organisation(organisationNumber: $${name}) { id }`).join(' ');
  const data = await ask(
    `query OrganisationsByNumber(${declared}) { ${fields} }`,
    Object.fromEntries(names.map((name, index) => [name, numbers[index]])),
  );
  return names.flatMap((name, index) => {
    const found = data[name] as { readonly id: string } | null;
    return found === null ? [] : [[numbers[index] as string, found.id]];
  });
}
