import { type LoadReport, loadRows, type RefusedValue, searchableText, sortKey } from '@hub/common';
import type { EntityManager } from 'typeorm';
import { printedNumber, readOrganisationNumber } from '../organisation-number.js';
import type { OrganisationFact } from './facts.js';

/** Inserts and updates what differs; a number that is misprinted goes to quarantine, one that no longer is leaves it. */
export async function loadOrganisations(
  manager: EntityManager,
  report: LoadReport,
  organisations: readonly OrganisationFact[],
): Promise<void> {
  await loadRows({
    manager,
    report,
    kind: 'organisations',
    table: 'organisation',
    key: ['id'],
    updatedAt: 'updated_at',
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
  const names = [fact.name, ...fact.aliases, ...(fact.nameInEnglish === null ? [] : [fact.nameInEnglish])];
  return {
    id: fact.id,
    name: fact.name,
    aliases: fact.aliases,
    sort_key: sortKey(fact.name),
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
    search_text: names.join('\n'),
    search_folded: searchableText(names),
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
