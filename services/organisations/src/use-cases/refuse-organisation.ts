import { quoted, type Refusal, refuse, refuseText, type Sector, sectorInWords } from '@hub/common';
import { canBeMunicipalityCode, REGION_CODES } from '@hub/schema/region-codes';
import type { MergedOrganisation } from '../entities/merged-organisation.js';
import type { Organisation } from '../entities/organisation.js';
import type { OrganisationKind } from '../entities/organisation-kind.js';
import { readOrganisationNumber } from '../organisation-number.js';
import { canBeOfSector, sectorsInWords } from '../sectors-of-kinds.js';

type Path = readonly (string | number)[];

/** The most other names that an organisation has. */
export const MOST_ALIASES = 50;

/** What is wrong with a number by itself. Its digits are never repeated: they may be a personal number. */
export function refuseNumber(given: string | null | undefined, ...field: Path): Refusal[] {
  if (given === null || given === undefined) return [];
  const reading = readOrganisationNumber(given);
  return reading.valid ? [] : [refuse('INVALID_INPUT', reading.reason, ...field)];
}

/** Another organisation has the number. */
export const refuseTakenNumber = (holderId: string, ...field: Path): Refusal =>
  refuse('CONFLICT', `Another organisation has this number already: ${holderId}.`, ...field);

/** What is wrong with the sector of an organisation: none is known, or none of its kind is of it. */
export function refuseSector(kind: OrganisationKind, sector: Sector | undefined, ...field: Path): Refusal[] {
  if (sector === undefined) {
    return [
      refuse('INVALID_INPUT', 'Organisations of this kind are of several sectors: say which.', ...field),
    ];
  }
  if (canBeOfSector(kind, sector)) return [];
  return [
    refuse(
      'INVALID_INPUT',
      `Organisations of the kind ${kind} belong to ${sectorsInWords(kind)}, not to ${sectorInWords(sector)}: give another kind, or another sector.`,
      ...field,
    ),
  ];
}

/** What is wrong with where an organisation is said to be. */
export function refusePlace(
  { regionCode, municipalityCode }: { regionCode?: string | null; municipalityCode?: string | null },
  ...field: Path
): Refusal[] {
  const refusals: Refusal[] = [];
  const isRegion = regionCode != null && REGION_CODES.has(regionCode);
  if (regionCode != null && !isRegion) {
    refusals.push(
      refuse(
        'INVALID_INPUT',
        `No region has the code ${quoted(regionCode)}: it must be a county code such as 14, or 00 for all of Sweden.`,
        ...field,
        'regionCode',
      ),
    );
  }
  if (municipalityCode == null) return refusals;
  if (!canBeMunicipalityCode(municipalityCode)) {
    refusals.push(
      refuse(
        'INVALID_INPUT',
        `No municipality has the code ${quoted(municipalityCode)}: it must be four digits such as 1280.`,
        ...field,
        'municipalityCode',
      ),
    );
  } else if (isRegion && municipalityCode.slice(0, 2) !== regionCode) {
    refusals.push(
      refuse(
        'INVALID_INPUT',
        `The municipality ${municipalityCode} does not lie in the region ${quoted(regionCode)}.`,
        ...field,
        'municipalityCode',
      ),
    );
  }
  return refusals;
}

/** What is wrong with other names. */
export function refuseAliases(name: string, aliases: readonly string[], ...field: Path): Refusal[] {
  if (aliases.length > MOST_ALIASES) return [refuseTooManyAliases(aliases.length, ...field)];
  return aliases.flatMap((alias, index) => {
    const refusals = refuseText(alias, { what: 'other name', field: [...field, index] });
    const again = alias === name || aliases.indexOf(alias) !== index;
    // What can't be a name at all need not be told to be there twice.
    if (refusals.length > 0 || !again) return refusals;
    return refuse('INVALID_INPUT', `The name ${quoted(alias)} is given twice.`, ...field, index);
  });
}

export const refuseTooManyAliases = (count: number, ...field: Path): Refusal =>
  refuse(
    'INVALID_INPUT',
    `An organisation has at most ${MOST_ALIASES} other names; these would be ${count}.`,
    ...field,
  );

/** There is no such organisation, or it became part of another. */
export function refuseAbsent(
  organisation: Organisation | undefined,
  id: string,
  merged: MergedOrganisation | undefined,
  ...field: Path
): Refusal[] {
  if (organisation !== undefined) return [];
  if (merged === undefined) return [refuse('NOT_FOUND', `There is no organisation ${quoted(id)}.`, ...field)];
  return [
    refuse(
      'INVALID_TRANSITION',
      `The organisation ${quoted(id)} was merged into ${quoted(merged.survivorId)}: name that one.`,
      ...field,
    ),
  ];
}
