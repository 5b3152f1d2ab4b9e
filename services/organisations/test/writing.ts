import type { Answer, Asker } from '../../../test/support/ask.js';
import { sql } from '../../../test/support/sql.js';
import type { OrganisationsWorld } from './organisations-world.js';

/** A refusal as a client sees it. */
export interface RefusalShown {
  readonly code: string;
  readonly message: string;
  readonly field: readonly string[] | null;
}

const ORGANISATION = `id name aliases organisationNumber kind sector region { code } municipality { code }
  revision updatedAt formerIds sources { document place url recordedAt } quarantined { value }`;
const REFUSALS = 'refusals { code message field }';

/** What each mutation answers, beside the refusals. */
const SHOWN: Readonly<Record<string, string>> = {
  registerOrganisations: `rows { index organisation { ${ORGANISATION} } ${REFUSALS} }`,
  mergeOrganisations: `organisation { ${ORGANISATION} } duplicate { ${ORGANISATION} }`,
  revokeRight: 'right { id holder role reason revokedAt }',
  restoreRight: 'restored',
};

let keys = 0;
/** A key no other write of the test uses. */
export const freshKey = () => `key-${process.pid}-${Date.now()}-${keys++}`;

/** Sends a mutation, by default with a key of its own, and gives its payload. */
// biome-ignore lint/suspicious/noExplicitAny: a test reads what it asked for.
export async function write(ask: Asker, mutation: string, input: object): Promise<any> {
  const name = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}`;
  const shown = SHOWN[mutation] ?? `organisation { ${ORGANISATION} }`;
  const { data, errors }: Answer<Record<string, unknown>> = await ask(
    `mutation ($input: ${name}Input!) { ${mutation}(input: $input) { ${shown} ${REFUSALS} } }`,
    { input: { idempotencyKey: freshKey(), ...input } },
  );
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data[mutation];
}

/** Registers an organisation and gives it. */
export async function registered(ask: Asker, input: object) {
  const { organisation, refusals } = await write(ask, 'registerOrganisation', {
    kind: 'CIVIL_SOCIETY',
    ...input,
  });
  if (organisation === null) throw new Error(JSON.stringify(refusals));
  return organisation;
}

/** The refusals as `code field`, in their order. */
export const reasons = ({ refusals }: { refusals: readonly RefusalShown[] }): string[] =>
  refusals.map(({ code, field }) => [code, ...(field === null ? [] : [field.join('.')])].join(' '));

const TABLES = [
  'organisation',
  'merged_organisation',
  'quarantine',
  'loaded_record',
  'history_entry',
  'person',
  'outbox',
  'event_sequence',
  'revocation',
];

/** Everything that a write could change, but for the answers that are kept. */
export async function everything({ database }: OrganisationsWorld): Promise<unknown> {
  return Promise.all(
    TABLES.map((table) => sql(database.url, `select *, xmin::text from ${table} order by 1, 2`)),
  );
}

export const historyOf = ({ database }: OrganisationsWorld, chain: string) =>
  sql<{ action: string; role: string; payload: string }>(
    database.url,
    'select action, role, payload from history_entry where chain = $1 order by number',
    [chain],
  );

export const outboxOf = ({ database }: OrganisationsWorld, key: string) =>
  sql<{ type: string; sequence: string; payload: unknown }>(
    database.url,
    'select type, sequence, payload from outbox where key = $1 order by sequence',
    [key],
  );
