import { createHash, randomUUID } from 'node:crypto';
import {
  appendHistory,
  appendToOutbox,
  canonicalJson,
  findEarlierWrite,
  lockWriteKey,
  rememberWrite,
  type WriteKey,
} from '@hub/common';
import pg from 'pg';
import type { Writer, Writers } from './turns.js';

/** The control: what the hub sends to its databases for a signing and a withdrawal, and nothing else. */
export interface ControlWriters extends Writers {
  /** How many statements it has sent so far. */
  statements(): number;
  close(): Promise<void>;
}

type Row = Record<string, unknown>;

/** A connection for each client to the register; the existence of organisations is asked by connections of their own. */
export async function controlClients(
  databaseUrl: string,
  organisationsUrl: string,
  organisationIds: readonly string[],
): Promise<ControlWriters> {
  let sent = 0;
  const opened: pg.Client[] = [];
  const open = async (connectionString: string) => {
    const client = new pg.Client({ connectionString });
    await client.connect();
    opened.push(client);
    return async (text: string, values: unknown[] = []): Promise<Row[]> => {
      sent += 1;
      return (await client.query<Row>(text, values)).rows;
    };
  };
  const clients = await Promise.all(
    organisationIds.map(async (id) => writer(await open(databaseUrl), await open(organisationsUrl), id)),
  );
  return {
    clients,
    organisationIds,
    name: 'control',
    statements: () => sent,
    async close() {
      for (const client of opened) await client.end();
    },
  };
}

type Query = (text: string, values?: unknown[]) => Promise<Row[]>;

function writer(query: Query, askOrganisations: Query, organisationId: string): Writer {
  // The statements that are written by hand in the services are taken from there: they ask for no more than this.
  const tx = { query } as never;
  const acting = { subject: `client-of-${organisationId}`, role: `signatory:${organisationId}` };

  /** What every write does around its own: once for each key, in one transaction. */
  const once = async <Result>(
    name: string,
    input: object,
    idempotencyKey: string,
    work: () => Promise<Result>,
    prepare: () => Promise<unknown> = async () => undefined,
  ): Promise<Result> => {
    const key: WriteKey = { client: digest(acting.subject), key: idempotencyKey };
    const inputHash = digest(canonicalJson([name, input]));
    await findEarlierWrite(tx, key);
    await prepare();
    await query('START TRANSACTION');
    await lockWriteKey(tx, key);
    await findEarlierWrite(tx, key);
    const result = await work();
    await rememberWrite(tx, key, { inputHash, result });
    await query('COMMIT');
    return result;
  };

  const change = async (adherence: Adherence, counter: Row, action: string, state: string) => {
    const { registered, register_complete: registerComplete, reported, sequence, changed_at } = counter;
    await appendToOutbox(tx, {
      type: 'agreement.signatories-changed',
      key: adherence.agreementId,
      regionCode: '14',
      sequence: String(sequence),
      occurredAt: (changed_at as Date).toISOString(),
      payload: {
        agreementId: adherence.agreementId,
        versionId: adherence.versionId,
        adherenceId: adherence.id,
        organisationId,
        change: state,
        signatories: { registered, registerComplete, reported },
      },
    });
    const { id: adherenceId, versionId } = adherence;
    await appendHistory(tx, {
      chain: adherence.agreementId,
      action,
      acting,
      occurredAt: changed_at as Date,
      payload: { adherenceId, versionId, organisationId, sequence: String(sequence) },
    });
  };

  /** What the answer shows of the agreement. */
  const shown = async (agreementId: string) => {
    await query(AGREEMENT, [[agreementId]]);
    await query(COUNTER, [[agreementId]]);
  };

  return {
    async sign(agreementId, _organisationId, idempotencyKey) {
      const adherence = { id: `14-adherence-${randomUUID()}`, agreementId, versionId: `${agreementId}-v1` };
      const { id, versionId } = adherence;
      await once(
        'signAgreement',
        { agreementId, versionId, organisationId },
        idempotencyKey,
        async () => {
          await query(LOCK_ORGANISATIONS, [[organisationId]]);
          await query(MERGED, [[organisationId]]);
          await query(LOCK, [agreementId]);
          await query(AGREEMENT, [[agreementId]]);
          await query(VERSION, [[versionId]]);
          await query(OPEN, [organisationId, versionId, ['APPLIED', 'ACTIVE']]);
          const [counter = {}] = await query(MOVE, [1, 1, agreementId]);
          const row = {
            ...NEW,
            id,
            agreement_id: agreementId,
            version_id: versionId,
            organisation_id: organisationId,
          };
          await query(INSERT, [JSON.stringify([{ ...row, signed_at: counter.changed_at }])]);
          await change(adherence, counter, 'signAgreement', 'ACTIVE');
          return { shown: { adherence: { ...adherence, organisationId, state: 'ACTIVE' } }, refusals: [] };
        },
        () => askOrganisations(ORGANISATION, [[organisationId]]),
      );
      await shown(agreementId);
      return id;
    },

    async withdraw(adherenceId, _organisationId, idempotencyKey) {
      const [found = {}] = await query(VISIBLE, [[adherenceId], PUBLIC, [organisationId], []]);
      const adherence = {
        id: adherenceId,
        agreementId: String(found.agreement_id),
        versionId: String(found.version_id),
      };
      await once('withdrawSignature', { adherenceId }, idempotencyKey, async () => {
        await query(LOCK, [adherence.agreementId]);
        await query(ADHERENCE, [adherenceId]);
        await query(AGREEMENT, [[adherence.agreementId]]);
        await query(OPEN, [organisationId, adherence.versionId, ['APPLIED', 'ACTIVE']]);
        const [counter = {}] = await query(MOVE, [-1, 1, adherence.agreementId]);
        await query(WITHDRAW, [adherenceId, 'WITHDRAWN', counter.changed_at]);
        await change(adherence, counter, 'withdrawSignature', 'WITHDRAWN');
        return { shown: { adherence: { ...adherence, organisationId, state: 'WITHDRAWN' } }, refusals: [] };
      });
      await shown(adherence.agreementId);
    },
  };
}

interface Adherence {
  readonly id: string;
  readonly agreementId: string;
  readonly versionId: string;
}

const digest = (text: string) => createHash('sha256').update(text).digest('base64url');

const PUBLIC = ['ACTIVE', 'WITHDRAWN', 'ENDED'];
const ADHERENCE_COLUMNS = `id, agreement_id, version_id, organisation_id, signed_as, state, signed_at, withdrawn_at,
  carried_from_id, ended_at, applied_at, reason, source`;
const LOCK_ORGANISATIONS = `select pg_advisory_xact_lock_shared(hashtextextended('organisation ' || id, 0))
  from (select distinct unnest($1::text[]) as id order by 1) wanted`;
const MERGED = 'select id, survivor_id as "survivorId" from merged_organisation where id = any($1)';
const LOCK = 'select from signatory_counter where agreement_id = $1 for update';
const AGREEMENT = `select id, title, title_key, level, kind, policy_area, region_code, municipality_code, joining,
    joining_needs_approval, on_supersession, current_version_id, first_year, years, web_addresses, sources, revision,
    updated_at
  from agreement where id = any($1)`;
const VERSION = `select id, agreement_id, number, title, state, text_hash, predecessor_id, sources, revision
  from agreement_version where id = any($1)`;
const OPEN = 'select state from adherence where organisation_id = $1 and version_id = $2 and state = any($3)';
const MOVE = `update signatory_counter set registered = registered + $1, sequence = sequence + $2, signed_here = true,
    changed_at = greatest(changed_at, date_trunc('milliseconds', clock_timestamp()))
  where agreement_id = $3
  returning registered, sequence, register_complete, signed_here, reported, value, changed_at`;
const NEW = {
  signed_as: null,
  state: 'ACTIVE',
  withdrawn_at: null,
  carried_from_id: null,
  ended_at: null,
  applied_at: null,
  reason: null,
  source: null,
};
const INSERT = `insert into adherence (${ADHERENCE_COLUMNS})
  select ${ADHERENCE_COLUMNS} from jsonb_populate_recordset(null::adherence, $1::jsonb)`;
const VISIBLE = `select ${ADHERENCE_COLUMNS} from adherence where id = any($1)
  and (state = any($2) or organisation_id = any($3) or split_part(agreement_id, '-', 1) = any($4))`;
const ADHERENCE = `select ${ADHERENCE_COLUMNS} from adherence where id = $1`;
const WITHDRAW = 'update adherence set state = $2, withdrawn_at = $3 where id = $1';
const COUNTER = `select agreement_id, registered, sequence, register_complete, signed_here, reported, value, changed_at
  from signatory_counter where agreement_id = any($1)`;
const ORGANISATION = `select id, name, aliases, short_name, name_in_english, sort_key, organisation_number,
    organisation_number_source, kind, subkind, sector, region_code, municipality_code, founded, description, revision,
    updated_at, sources,
    array(select merged.id from merged_organisation merged
      where merged.id = any($1) and merged.survivor_id = organisation.id) as also
  from organisation where id = any($1) or id = any(array(
    select merged.survivor_id from merged_organisation merged where merged.id = any($1)))`;
