import type { Asker } from '../../../test/support/ask.js';
import { sql } from '../../../test/support/sql.js';
import { type AgreementsWorld, freshKey, type Instance } from './agreements-world.js';

const ANSWER = `
  adherence { id state signedAt withdrawnAt endedAt appliedAt reason organisation { id } version { id }
    sources { document place url recordedAt } }
  agreement { id signatories { registered sequence } }
  refusals { code message field }`;
const named = (name: string) => `mutation ($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) {
  ${name}(input: $input) { ${ANSWER} } }`;

export interface Refused {
  readonly code: string;
  readonly message: string;
  readonly field: string[] | null;
}

export interface WriteAnswer {
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it asked for.
  readonly adherence: any;
  readonly agreement: { id: string; signatories: { registered: number; sequence: string } } | null;
  readonly refusals: readonly Refused[];
}

/** Sends one write to an adherence, under a key of its own where none is given. */
export async function write(ask: Asker, name: string, input: Record<string, unknown>): Promise<WriteAnswer> {
  const { data, errors } = await ask(named(name), { input: { idempotencyKey: freshKey(), ...input } });
  if (errors) throw new Error(`not answered: ${JSON.stringify(errors)}`);
  return data[name];
}

const RECORD = `mutation ($input: RecordAdherencesInput!) {
  recordAdherences(input: $input) {
    rows { index adherence { id state signedAt version { id } organisation { id } sources { document place url recordedAt } }
      refusals { code field } }
    agreement { id signatories { registered sequence } }
    refusals { code message field }
  }
}`;

/** Records a list of signatures. */
export async function record(ask: Asker, input: Record<string, unknown>) {
  const { data, errors } = await ask(RECORD, { input: { idempotencyKey: freshKey(), ...input } });
  if (errors) throw new Error(`not answered: ${JSON.stringify(errors)}`);
  return data.recordAdherences;
}

/** Refusals as `CODE field.path`. */
export const short = (refusals: readonly Refused[]) =>
  refusals.map(({ code, field }) => `${code} ${field?.join('.') ?? ''}`.trim());

/** Those who write. */
export const askers = async (instance: Instance, territory: string, organisationId: string) => ({
  signatory: await instance.askFor(organisationId),
  manager: await instance.askAs('a-manager', [`agreement-manager:${territory}`]),
  admin: await instance.askAs('an-admin', ['hub-admin']),
  otherManager: await instance.askAs('another-manager', ['agreement-manager:18', 'region-editor:12']),
  otherSignatory: await instance.askFor('org-demo-40'),
  anonymous: await instance.askAs(undefined, []),
});

/** From now on the manager of an open agreement decides on who joins. */
export const decides = (world: AgreementsWorld, agreementId: string, needs = true) =>
  sql(world.database.url, 'update agreement set joining_needs_approval = $2 where id = $1', [
    agreementId,
    needs,
  ]);

/** Everything that writes write, but for the answers that are kept. */
export async function written(world: AgreementsWorld): Promise<string> {
  const tables = ['adherence', 'signatory_counter', 'outbox', 'history_entry', 'person', 'agreement'];
  const dumps = await Promise.all(
    tables.map((table) =>
      sql<{ rows: unknown }>(
        world.database.url,
        `select coalesce(jsonb_agg(to_jsonb(own) order by to_jsonb(own)::text), '[]') as rows from ${table} own`,
      ),
    ),
  );
  return JSON.stringify(dumps);
}

/** What the history of an agreement says was done, in order. */
export async function actions(world: AgreementsWorld, agreementId: string) {
  const rows = await sql<{ action: string; role: string; payload: string }>(
    world.database.url,
    'select action, role, payload from history_entry where chain = $1 order by number',
    [agreementId],
  );
  return rows.map(({ action, role, payload }) => ({ action, role, payload: JSON.parse(payload) }));
}
