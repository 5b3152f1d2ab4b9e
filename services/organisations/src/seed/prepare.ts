import {
  emptyReport,
  type LoadReport,
  type Logger,
  loadRows,
  migrate,
  readFacts,
  readRecords,
  searchableText,
  sortKey,
} from '@hub/common';
import { dataSourceFor } from '../data-source.js';
import { readOrganisationNumber } from '../organisation-number.js';
import { DEMO_ORGANISATIONS } from './demo-organisations.js';
import { type OrganisationFact, organisationFact } from './facts.js';

export interface PrepareOptions {
  readonly databaseUrl: string;
  /** Also load made-up organisations; default false. */
  readonly demo?: boolean;
  readonly log?: Logger;
}

/** Migrates the database and loads the facts. Run again, it changes nothing. */
export async function prepare({ databaseUrl, demo = false, log }: PrepareOptions): Promise<LoadReport> {
  const report = emptyReport('organisations');
  const facts = await readFacts(new URL('../../src/seed/facts.json', import.meta.url));
  const organisations = [
    ...readRecords(facts.organisations ?? [], { kind: 'organisations', schema: organisationFact, report }),
    ...(demo ? DEMO_ORGANISATIONS : []),
  ];
  const quarantined = organisations.flatMap(misprintedNumber);
  report.refused.push(
    ...quarantined.map(({ kind, id, field, value, reason }) => ({ kind, id, field, value, reason })),
  );

  const dataSource = dataSourceFor(databaseUrl, { logger: log, poolSize: 2, statementTimeout: 60_000 });
  await dataSource.initialize();
  try {
    await migrate(dataSource);
    await dataSource.transaction(async (manager) => {
      await loadRows({
        manager,
        report,
        kind: 'organisations',
        table: 'organisation',
        key: ['id'],
        updatedAt: 'updated_at',
        rows: organisations.map(organisationRow),
      });
      await loadRows({
        manager,
        report,
        kind: 'quarantine',
        table: 'quarantine',
        key: ['kind', 'id', 'field', 'value'],
        rows: quarantined,
      });
    });
  } finally {
    await dataSource.destroy();
  }
  return report;
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

/** A number that a source misprints is kept as printed, and not mended. */
function misprintedNumber({ id, organisationNumber, sources }: OrganisationFact) {
  const reading = organisationNumber === null ? null : readOrganisationNumber(organisationNumber);
  return organisationNumber === null || reading === null || reading.valid
    ? []
    : [
        {
          kind: 'organisations',
          id,
          field: 'organisationNumber',
          value: organisationNumber,
          reason: reading.reason,
          source: sources,
        },
      ];
}
