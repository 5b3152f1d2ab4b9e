import type { EntityManager } from 'typeorm';
import { Adherence } from '../entities/adherence.js';
import { AdherenceState } from '../entities/adherence-state.js';
import { Agreement } from '../entities/agreement.js';
import type { AgreementFilter } from '../entities/agreement-filter.js';
import type { AgreementKind } from '../entities/agreement-kind.js';
import { AgreementLevel } from '../entities/agreement-level.js';
import { AgreementVersion } from '../entities/agreement-version.js';
import { StatisticsDimension } from '../entities/statistics-dimension.js';
import { VersionState } from '../entities/version-state.js';
import { filterAgreements } from './filter-agreements.js';

/** One row of a count; a dimension that was not asked for is null, and so is the region of a national agreement. */
export interface StatisticRow {
  readonly LEVEL: AgreementLevel | null;
  readonly KIND: AgreementKind | null;
  readonly STATE: VersionState | null;
  readonly REGION: string | null;
  readonly MUNICIPALITY: string | null;
  readonly FIRST_YEAR: number | null;
  readonly agreements: number;
  readonly signatories: number;
}

/**
 * Counts agreements, and who has signed them, by some dimensions: a row for each combination that occurs, ordered by
 * the dimensions as they are given, nulls last. Without dimensions one row counts all.
 *
 * @throws HubError BAD_USER_INPUT as the filter does.
 */
export async function countAgreements(
  db: EntityManager,
  filter: AgreementFilter,
  dimensions: readonly StatisticsDimension[],
): Promise<StatisticRow[]> {
  const by = [...new Set(dimensions)];
  const query = db
    .createQueryBuilder(Agreement, 'agreement')
    .leftJoin(AgreementVersion, 'now', 'now.id = agreement.currentVersionId')
    .leftJoin(
      Adherence,
      'active',
      `active.versionId = agreement.currentVersionId and active.state = '${AdherenceState.ACTIVE}'`,
    )
    .select('cast(count(distinct agreement.id) as integer)', 'agreements')
    .addSelect('cast(count(distinct active.organisationId) as integer)', 'signatories');
  filterAgreements(query, filter);
  for (const dimension of by) {
    query.addSelect(COLUMNS[dimension], dimension).addGroupBy(COLUMNS[dimension]);
    query.addOrderBy(COLUMNS[dimension], 'ASC', 'NULLS LAST');
  }
  const rows = await query.getRawMany<Partial<StatisticRow>>();
  return rows.map((row) => ({ ...NOT_ASKED, agreements: 0, signatories: 0, ...row }));
}

const COLUMNS: Readonly<Record<StatisticsDimension, string>> = {
  LEVEL: 'agreement.level',
  KIND: 'agreement.kind',
  STATE: `coalesce(now.state, '${VersionState.UNKNOWN}')`,
  // A national agreement is of no region: null, and last, whatever code its data is kept under.
  REGION: `case when agreement.level <> '${AgreementLevel.NATIONAL}' then agreement.regionCode end`,
  MUNICIPALITY: 'agreement.municipalityCode',
  FIRST_YEAR: 'agreement.firstYear',
};

const NOT_ASKED = {
  LEVEL: null,
  KIND: null,
  STATE: null,
  REGION: null,
  MUNICIPALITY: null,
  FIRST_YEAR: null,
} as const;
