import { checkMunicipalityCodes, checkRegionCodes, filterBySearch } from '@hub/common';
import type { SelectQueryBuilder } from 'typeorm';
import { Adherence } from '../entities/adherence.js';
import { AdherenceState } from '../entities/adherence-state.js';
import type { Agreement } from '../entities/agreement.js';
import type { AgreementFilter } from '../entities/agreement-filter.js';
import { AgreementVersion } from '../entities/agreement-version.js';
import { VersionState } from '../entities/version-state.js';

/**
 * Keeps the agreements that fit every field of the filter.
 *
 * @param query selects from Agreement as `agreement`.
 * @throws HubError BAD_USER_INPUT for codes that do not exist, and for a search that is too long.
 */
export function filterAgreements(query: SelectQueryBuilder<Agreement>, filter: AgreementFilter): void {
  const where = <Value>(
    value: Value | null | undefined,
    condition: string | ((value: Value) => string),
    name?: string,
  ) => {
    if (value === null || value === undefined) return;
    query.andWhere(
      typeof condition === 'string' ? condition : condition(value),
      name === undefined ? {} : { [name]: value },
    );
  };

  filterBySearch(query, 'agreement.searchable', filter.search);
  checkRegionCodes(filter.regionCode ?? []);
  checkMunicipalityCodes(filter.municipalityCode ?? []);
  where(filter.level, 'agreement.level = any(:level)', 'level');
  where(filter.kind, 'agreement.kind = any(:kind)', 'kind');
  where(filter.joining, 'agreement.joining = any(:joining)', 'joining');
  where(filter.regionCode, 'agreement.regionCode = any(:regionCode)', 'regionCode');
  where(filter.municipalityCode, 'agreement.municipalityCode = any(:municipalityCode)', 'municipalityCode');
  where(filter.year, 'agreement.years && cast(:year as integer[])', 'year');
  where(filter.firstYearFrom, 'agreement.firstYear >= :firstYearFrom', 'firstYearFrom');
  where(filter.firstYearTo, 'agreement.firstYear <= :firstYearTo', 'firstYearTo');
  where(filter.hasYear, (has) => `agreement.firstYear is ${has ? 'not null' : 'null'}`);
  where(filter.updatedFrom, 'agreement.updatedAt >= :updatedFrom', 'updatedFrom');

  const versions = query
    .subQuery()
    .select('1')
    .from(AgreementVersion, 'later')
    .where('later.agreementId = agreement.id and later.number > 1')
    .getQuery();
  where(filter.multipleVersions, (multiple) => `${multiple ? '' : 'not '}exists ${versions}`);

  const current = query
    .subQuery()
    .select('current.state')
    .from(AgreementVersion, 'current')
    .where('current.id = agreement.currentVersionId')
    .getQuery();
  where(filter.state, `coalesce(${current}, '${VersionState.UNKNOWN}') = any(:state)`, 'state');

  const signed = query
    .subQuery()
    .select('1')
    .from(Adherence, 'signed')
    .where(`signed.agreementId = agreement.id and signed.state = '${AdherenceState.ACTIVE}'`)
    // An id that leads to another organisation since theirs were merged asks for that one.
    .andWhere(
      `signed.organisationId = any(array(
         select coalesce(merged.survivor_id, asked.id) from unnest(cast(:signedBy as text[])) as asked (id)
         left join merged_organisation merged on merged.id = asked.id))`,
    )
    .getQuery();
  where(filter.signedBy, `exists ${signed}`, 'signedBy');
}
