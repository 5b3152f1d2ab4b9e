import { type LoadReport, loadRows, type RefusedValue } from '@hub/common';
import type { EntityManager } from 'typeorm';
import { printedNumber, readOrganisationNumber } from '../organisation-number.js';
import { searchColumns } from '../search-columns.js';
import type { OrganisationFact } from './facts.js';
import { loadMerges } from './load-merges.js';

/** Inserts and updates what differs; a number that is misprinted goes to quarantine, one that no longer is leaves it. */
export async function loadOrganisations(
  manager: EntityManager,
  report: LoadReport,
  organisations: readonly OrganisationFact[],
): Promise<void> {
  // First: a number that moved to the survivor is free then.
  await loadMerges(manager, organisations);
  await loadRows({
    manager,
    report,
    kind: 'organisations',
    table: 'organisation',
    key: ['id'],
    updatedAt: 'updated_at',
    revision: 'revision',
    rows: organisations.map(organisationRow),
  });
  const quarantined = organisations.flatMap(misprintedNumber);
  await manager.query(
    'delete from quarantine where id = any($1) and (id, value) not in (select id, value from jsonb_to_recordset($2::jsonb) as given (id text, value text))',
    [organisations.map(({ id }) => id), JSON.stringify(quarantined)],
  );
  await loadRows({
    manager,
    report,
    kind: 'quarantine',
    table: 'quarantine',
    key: ['kind', 'id', 'field', 'value'],
    rows: quarantined,
  });
}

/** A quarantined value as a report has it. */
export function refusalOf({ kind, id, field, value, reason }: RefusedValue): RefusedValue {
  return { kind, id, field, value, reason };
}

function organisationRow(fact: OrganisationFact): Record<string, unknown> {
  const number = fact.organisationNumber === null ? null : readOrganisationNumber(fact.organisationNumber);
  return {
    id: fact.id,
    name: fact.name,
    aliases: fact.aliases,
    organisation_number: number?.valid ? number.normalised : null,
    organisation_number_source: number?.valid ? fact.organisationNumberSource : null,
    short_name: fact.shortName,
    name_in_english: fact.nameInEnglish,
    subkind: fact.subkind,
    founded: fact.founded,
    description: fact.description,
    kind: fact.kind,
    sector: fact.sector,
    region_code: fact.regionCode,
    municipality_code: fact.municipalityCode,
    sources: fact.sources,
    ...searchColumns(fact),
  };
}

/** A number that a source misprints is kept as printed, and not mended; a personal number is not kept. */
export function misprintedNumber({ id, organisationNumber, sources }: OrganisationFact) {
  if (organisationNumber === null || readOrganisationNumber(organisationNumber).valid) return [];
  const value = printedNumber(organisationNumber);
  const reading = readOrganisationNumber(value);
  return reading.valid
    ? []
    : [
        {
          kind: 'organisations',
          id,
          field: 'organisationNumber',
          value,
          reason: reading.reason,
          source: sources,
        },
      ];
}
