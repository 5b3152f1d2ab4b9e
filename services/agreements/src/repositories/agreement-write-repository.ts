import type { EntityManager } from 'typeorm';
import { ActionPlan } from '../entities/action-plan.js';
import { Agreement } from '../entities/agreement.js';
import type { AgreementKind } from '../entities/agreement-kind.js';
import { Document } from '../entities/document.js';
import { Figure } from '../entities/figure.js';
import { Milestone } from '../entities/milestone.js';
import { Party } from '../entities/party.js';

/** An agreement as it is made; what is derived from it is written by {@link deriveAgreement}. */
export type NewAgreement = Pick<
  Agreement,
  | 'id'
  | 'title'
  | 'level'
  | 'kind'
  | 'policyArea'
  | 'regionCode'
  | 'municipalityCode'
  | 'joining'
  | 'joiningNeedsApproval'
  | 'onSupersession'
  | 'sources'
> & { readonly territory: string | null };

/** Makes an agreement, with a counter at 0. */
export async function insertAgreement(tx: EntityManager, agreement: NewAgreement): Promise<void> {
  await tx.query(
    `insert into agreement (id, title, title_key, level, kind, policy_area, region_code, municipality_code, territory,
       joining, joining_needs_approval, on_supersession, years, web_addresses, sources, search_words, search_folded,
       revision, updated_at)
     values ($1, $2, '', $3, $4, $5, $6, $7, $8, $9, $10, $11, '{}', '[]', $12, '', '', 0, ${NOW})`,
    [
      agreement.id,
      agreement.title,
      agreement.level,
      agreement.kind,
      agreement.policyArea,
      agreement.regionCode,
      agreement.municipalityCode,
      agreement.territory,
      agreement.joining,
      agreement.joiningNeedsApproval,
      agreement.onSupersession,
      JSON.stringify(agreement.sources),
    ],
  );
  await tx.query(`insert into signatory_counter (agreement_id, changed_at) values ($1, ${NOW})`, [
    agreement.id,
  ]);
}

/** The ids of agreements that begin so, under a lock that lasts to the end of the transaction: nobody else makes one. */
export function lockAgreementIds(tx: EntityManager, wanted: string): Promise<Set<string>> {
  return lockedIds(tx, 'agreement', wanted);
}

/** The same for action plans. */
export function lockActionPlanIds(tx: EntityManager, wanted: string): Promise<Set<string>> {
  return lockedIds(tx, 'action_plan', wanted);
}

/** What other agreements of the place call it; null where there are none. */
export async function findTerritory(
  db: EntityManager,
  regionCode: string,
  municipalityCode: string | null,
): Promise<string | null> {
  const rows: { territory: string }[] = await db.query(
    `select territory from agreement
     where region_code = $1 and municipality_code is not distinct from $2 and territory is not null
     order by id limit 1`,
    [regionCode, municipalityCode],
  );
  return rows[0]?.territory ?? null;
}

export async function updateAgreement(
  tx: EntityManager,
  id: string,
  change: Partial<
    Pick<
      Agreement,
      | 'title'
      | 'policyArea'
      | 'joiningNeedsApproval'
      | 'onSupersession'
      | 'joining'
      | 'currentVersionId'
      | 'sources'
    >
  >,
): Promise<void> {
  if (Object.keys(change).length > 0) await tx.update(Agreement, { id }, change);
}

/** Calls an agreement's territory otherwise, beside its official name; null for no other name. */
export async function updateTerritory(
  tx: EntityManager,
  id: string,
  territory: string | null,
): Promise<void> {
  await tx.query('update agreement set territory = $2 where id = $1', [id, territory]);
}

/** What an agreement's derived columns are made from, as it stands. */
export async function readDerivable(tx: EntityManager, id: string): Promise<OwnTexts> {
  const [row]: OwnTexts[] = await tx.query(
    `select title, kind, territory, region_code as "regionCode", municipality_code as "municipalityCode"
     from agreement where id = $1`,
    [id],
  );
  if (row === undefined) throw new Error(`Expected ${id} to stay, but it is gone.`);
  return row;
}

/** Writes the derived columns, and moves the revision and the time of the last change on. */
export async function deriveAgreement(
  tx: EntityManager,
  id: string,
  derived: Readonly<Record<'title_key' | 'search_words' | 'search_folded', string>> & {
    readonly years: readonly number[];
    readonly first_year: number | null;
  },
): Promise<void> {
  await tx.query(
    `update agreement set title_key = $2, search_words = $3, search_folded = $4, years = $5, first_year = $6,
       revision = revision + 1, updated_at = greatest(updated_at, ${NOW})
     where id = $1`,
    [id, derived.title_key, derived.search_words, derived.search_folded, derived.years, derived.first_year],
  );
}

export async function insertParties(
  tx: EntityManager,
  agreementId: string,
  parties: readonly Pick<Party, 'name' | 'sector' | 'organisationId'>[],
  after = 0,
): Promise<void> {
  await tx.insert(
    Party,
    parties.map((party, index) => ({ ...party, agreementId, ordinal: after + index + 1 })),
  );
}

export async function deleteParty(tx: EntityManager, agreementId: string, name: string): Promise<void> {
  await tx.delete(Party, { agreementId, name });
}

export async function insertMilestone(tx: EntityManager, milestone: Omit<Milestone, 'date'>): Promise<void> {
  await tx.insert(Milestone, milestone);
}

export async function insertFigure(tx: EntityManager, figure: Figure): Promise<void> {
  await tx.insert(Figure, figure);
}

export async function insertActionPlan(tx: EntityManager, plan: ActionPlan): Promise<void> {
  await tx.insert(ActionPlan, plan);
}

export function documentExists(db: EntityManager, id: string): Promise<boolean> {
  return db.existsBy(Document, { id });
}

interface OwnTexts {
  readonly title: string;
  readonly kind: AgreementKind;
  readonly territory: string | null;
  readonly regionCode: string;
  readonly municipalityCode: string | null;
}

const NOW = "date_trunc('milliseconds', clock_timestamp())";

async function lockedIds(tx: EntityManager, table: string, wanted: string): Promise<Set<string>> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${table} ${wanted}`]);
  const rows: { id: string }[] = await tx.query(`select id from ${table} where starts_with(id, $1)`, [
    wanted,
  ]);
  return new Set(rows.map(({ id }) => id));
}
