import { knownName, refuseText, Sector } from '@hub/common';
import { faultOf, type ImportFault } from './import-fault.js';
import { type ImportKind, SOURCE_COLUMNS, sourceOf } from './import-kind.js';
import { bareNumber } from './organisation-numbers.js';
import type { TableRow } from './read-table.js';

const COLUMNS = [
  { name: 'name', swedish: ['namn'], required: true },
  { name: 'kind', swedish: ['slag'], required: true },
  { name: 'sector', swedish: ['sektor'] },
  { name: 'organisationNumber', swedish: ['organisationsnummer', 'orgnr'] },
  { name: 'aliases', swedish: ['andra namn', 'alias'] },
  { name: 'regionCode', swedish: ['länskod'] },
  { name: 'municipalityCode', swedish: ['kommunkod'] },
  ...SOURCE_COLUMNS,
] as const;

type Name = (typeof COLUMNS)[number]['name'];

/** What people call the kinds, beside their names in the hub. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  CIVIL_SOCIETY: ['idéburen organisation', 'civilsamhällesorganisation', 'förening'],
  MUNICIPALITY: ['kommun'],
  REGION: ['region', 'landsting'],
  STATE_AGENCY: ['statlig myndighet', 'myndighet'],
  GOVERNMENT: ['regering', 'departement'],
  ASSOCIATION_OF_AUTHORITIES: ['kommunförbund', 'intresseorganisation'],
  COORDINATION_ASSOCIATION: ['samordningsförbund'],
  BOARD: ['nämnd'],
  EU_FUND: ['EU-fond'],
  INTERNATIONAL: ['internationell organisation'],
  COMPANY: ['företag'],
  OTHER: ['annat'],
};

const SECTORS: Readonly<Record<string, readonly string[]>> = {
  [Sector.PUBLIC]: ['offentlig', 'offentlig sektor'],
  [Sector.CIVIL]: ['idéburen', 'civilsamhälle'],
  [Sector.PRIVATE]: ['privat', 'näringsliv'],
  [Sector.ACADEMIA]: ['akademi'],
};

/** Organisations to register. */
export const organisations: ImportKind<Name> = {
  one: 'organisation',
  several: 'organisations',
  target: 'organisations',
  columns: COLUMNS,
  check: ({ line, cells }) => [
    ...refuseWord(line, 'kind', cells.kind, KINDS),
    ...refuseWord(line, 'sector', cells.sector, SECTORS),
  ],
  identity: identityOf,
  mutation: 'registerOrganisations',
  operation: `mutation ImportOrganisations($input: RegisterOrganisationsInput!) {
    registerOrganisations(input: $input) {
      rows { index record: organisation { id } }
      refusals { code message field }
    }
  }`,
  input: (rows, part) => ({ ...part, organisations: rows.map(newOrganisation) }),
};

function newOrganisation(row: TableRow<Name>) {
  const { name, kind, sector, organisationNumber, aliases, regionCode, municipalityCode } = row.cells;
  return {
    name: name ?? `line ${row.line}`,
    // A kind that says the sector: what may be wrong with that is not of the file.
    kind: valueCalled(kind, KINDS) ?? 'COMPANY',
    sector: valueCalled(sector, SECTORS),
    organisationNumber,
    aliases: aliases?.split('|').flatMap((alias) => alias.trim() || []),
    regionCode,
    municipalityCode,
    source: sourceOf(row),
  };
}

/** Two numbers are two organisations, whatever they are called. */
function identityOf({ cells }: TableRow<Name>) {
  const { name, organisationNumber, regionCode = '', municipalityCode = '' } = cells;
  if (organisationNumber !== undefined) {
    const value = bareNumber(organisationNumber);
    return { column: 'organisationNumber', what: 'organisation number', value } as const;
  }
  // What can't be a name at all need not be told to be there twice.
  if (name === undefined || refuseText(name, { what: 'name', field: ['name'] }).length > 0) return undefined;
  return {
    column: 'name',
    what: 'name in the same place',
    value: JSON.stringify([knownName(name), regionCode, municipalityCode]),
  } as const;
}

function refuseWord(
  line: number,
  column: Name,
  given: string | undefined,
  words: Readonly<Record<string, readonly string[]>>,
): ImportFault[] {
  if (given === undefined || valueCalled(given, words) !== undefined) return [];
  const wanted = Object.entries(words).map(([value, [swedish]]) => `${value} (${swedish})`);
  return [faultOf(line, column, `Wanted one of ${wanted.join(', ')}; got "${given.slice(0, 100)}".`)];
}

function valueCalled(
  given: string | undefined,
  words: Readonly<Record<string, readonly string[]>>,
): string | undefined {
  if (given === undefined) return undefined;
  const isIt = (word: string) => word.toLowerCase() === given.toLowerCase();
  return Object.keys(words).find((value) => isIt(value) || words[value]?.some(isIt));
}
