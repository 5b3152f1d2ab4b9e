import { type Refusal, recordedSource, refuseSource, refuseText, type Sector } from '@hub/common';
import type { NewOrganisationInput } from '../entities/new-organisation-input.js';
import type { OrganisationValues } from '../repositories/organisation-writes.js';
import { SECTOR_OF_KIND } from '../sectors-of-kinds.js';
import { normalisedNumber } from './number-holder.js';
import { refuseAliases, refuseNumber, refusePlace, refuseSector } from './refuse-organisation.js';

/** What is wrong with an organisation to register, by itself. */
export function refuseDraft(given: NewOrganisationInput, ...field: readonly (string | number)[]): Refusal[] {
  const { name, kind, sector, organisationNumber, aliases, source } = given;
  return [
    ...refuseText(name, { what: 'name', field: [...field, 'name'] }),
    ...refuseSector(kind, sector ?? SECTOR_OF_KIND[kind], ...field, 'sector'),
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
