import { type Refusal, recordedSource, refuse, refuseSource, refuseText, Sector } from '@hub/common';
import type { NewOrganisationInput } from '../entities/new-organisation-input.js';
import { OrganisationKind } from '../entities/organisation-kind.js';
import type { OrganisationValues } from '../repositories/organisation-writes.js';
import { normalisedNumber } from './number-holder.js';
import { refuseAliases, refuseNumber, refusePlace } from './refuse-organisation.js';

/** What is wrong with an organisation to register, by itself. */
export function refuseDraft(given: NewOrganisationInput, ...field: readonly (string | number)[]): Refusal[] {
  const { name, kind, sector, organisationNumber, aliases, source } = given;
  return [
    ...refuseText(name, { what: 'name', field: [...field, 'name'] }),
    ...((sector ?? SECTOR_OF_KIND[kind]) === undefined
      ? [
          refuse(
            'INVALID_INPUT',
            'Organisations of this kind are of several sectors: say which.',
            ...field,
            'sector',
          ),
        ]
      : []),
    ...refuseNumber(organisationNumber, ...field, 'organisationNumber'),
    ...refuseAliases(name, aliases ?? [], ...field, 'aliases'),
    ...refusePlace(given, ...field),
    ...refuseSource(source, ...field, 'source'),
  ];
}

/** The values of an organisation to register, against which nothing speaks. */
export function draftOf(given: NewOrganisationInput, now: Date): OrganisationValues {
  const { name, kind, sector, aliases, regionCode, municipalityCode } = given;
  const source = recordedSource(given.source, now);
  const organisationNumber = normalisedNumber(given.organisationNumber);
  return {
    name,
    aliases: aliases ?? [],
    nameInEnglish: null,
    kind,
    sector: (sector ?? SECTOR_OF_KIND[kind]) as Sector,
    organisationNumber,
    organisationNumberSource: organisationNumber === null ? null : source,
    regionCode: regionCode ?? municipalityCode?.slice(0, 2) ?? null,
    municipalityCode: municipalityCode ?? null,
    sources: [source],
  };
}

/** The sector of most organisations of a kind; kinds that are of several have none. */
const SECTOR_OF_KIND: Readonly<Partial<Record<OrganisationKind, Sector>>> = {
  [OrganisationKind.CIVIL_SOCIETY]: Sector.CIVIL,
  [OrganisationKind.MUNICIPALITY]: Sector.PUBLIC,
  [OrganisationKind.REGION]: Sector.PUBLIC,
  [OrganisationKind.STATE_AGENCY]: Sector.PUBLIC,
  [OrganisationKind.GOVERNMENT]: Sector.PUBLIC,
  [OrganisationKind.ASSOCIATION_OF_AUTHORITIES]: Sector.PUBLIC,
  [OrganisationKind.COORDINATION_ASSOCIATION]: Sector.PUBLIC,
  [OrganisationKind.BOARD]: Sector.PUBLIC,
  [OrganisationKind.EU_FUND]: Sector.PUBLIC,
  [OrganisationKind.COMPANY]: Sector.PRIVATE,
};
