import { type RecordedSource, type Refusal, refuse } from '@hub/common';
import type { Context } from '../context.js';
import type { EditOrganisationInput } from '../entities/edit-organisation.js';
import type { Organisation } from '../entities/organisation.js';
import { lockNames, type OrganisationValues } from '../repositories/organisation-writes.js';
import { removeQuarantined } from '../repositories/quarantine-repository.js';
import { changeOrganisation, type OrganisationResult } from './change-organisation.js';
import { normalisedNumber, numberHolders } from './number-holder.js';
import { refuseNumber, refusePlace, refuseSector, refuseTakenNumber } from './refuse-organisation.js';

type Edit = Omit<EditOrganisationInput, 'idempotencyKey'>;

/** Changes what an organisation is and where; what is left out stays as it is. @returns its id. */
export function editOrganisation(
  input: EditOrganisationInput,
  context: Context,
): Promise<OrganisationResult> {
  return changeOrganisation<EditOrganisationInput, ReadonlyMap<string, string>>({
    context,
    act: 'editOrganisation',
    input,
    check,
    async findMore(tx, { organisationNumber }) {
      if (organisationNumber == null) return new Map();
      await lockNames(tx);
      return numberHolders(tx, [normalisedNumber(organisationNumber)]);
    },
    refuse(organisation, given, holders) {
      const holder = holders.get(normalisedNumber(given.organisationNumber) ?? '');
      return [
        ...(holder === undefined || holder === organisation.id
          ? []
          : [refuseTakenNumber(holder, 'organisationNumber')]),
        ...refuseMisplaced(organisation, given),
        ...refuseOtherSector(organisation, given),
      ];
    },
    change,
    async also(tx, { organisationNumber }, id) {
      // A number that is right takes the place of one that was printed wrongly.
      if (organisationNumber != null) await removeQuarantined(tx, id, 'organisationNumber');
    },
  });
}

const CHANGEABLE = ['kind', 'sector', 'organisationNumber', 'regionCode', 'municipalityCode'] as const;

function check(given: Edit): Refusal[] {
  const { kind, sector } = given;
  const refusals = [
    ...refuseNumber(given.organisationNumber, 'organisationNumber'),
    ...refusePlace(given),
    ...(kind != null && sector != null ? refuseSector(kind, sector, 'sector') : []),
  ];
  for (const field of ['kind', 'sector'] as const) {
    if (given[field] === null) {
      refusals.push(
        refuse('INVALID_INPUT', `Every organisation has a ${field}: it can’t be taken away.`, field),
      );
    }
  }
  if (CHANGEABLE.every((field) => given[field] === undefined)) {
    refusals.push(refuse('INVALID_INPUT', 'Nothing is given that would be changed.'));
  }
  return refusals;
}

/** One of the two codes is given, and does not fit the other that is there. */
function refuseMisplaced(organisation: Organisation, given: Edit): Refusal[] {
  const { regionCode, municipalityCode } = placeAfter(organisation, given);
  if (municipalityCode === null || municipalityCode.slice(0, 2) === regionCode) return [];
  const isSaidAlready = given.regionCode != null && given.municipalityCode != null;
  // Nothing lies in what is no place, nor does that lie in anything.
  if (isSaidAlready || refusePlace(given).length > 0) return [];
  return [
    refuse(
      'INVALID_INPUT',
      `The organisation’s municipality, ${municipalityCode}, would not lie in its region: give both, or take the municipality away.`,
      given.regionCode === undefined ? 'municipalityCode' : 'regionCode',
    ),
  ];
}

/** One of kind and sector is given, and does not fit the other that stays: null, which is refused, leaves neither. */
function refuseOtherSector(organisation: Organisation, { kind, sector }: Edit): Refusal[] {
  if (kind != null && sector === undefined) return refuseSector(kind, organisation.sector, 'kind');
  return kind === undefined && sector != null ? refuseSector(organisation.kind, sector, 'sector') : [];
}

function placeAfter(
  organisation: Organisation,
  { regionCode, municipalityCode }: Edit,
): Pick<Organisation, 'regionCode' | 'municipalityCode'> {
  const municipality = municipalityCode === undefined ? organisation.municipalityCode : municipalityCode;
  // A municipality says by itself where it lies.
  const region = regionCode === undefined ? municipalityCode?.slice(0, 2) : regionCode;
  return {
    regionCode: region === undefined ? organisation.regionCode : region,
    municipalityCode: municipality,
  };
}

function change(
  organisation: Organisation,
  given: Edit,
  source: RecordedSource,
): Partial<OrganisationValues> {
  const { kind, sector, organisationNumber, regionCode, municipalityCode } = given;
  const number = normalisedNumber(organisationNumber);
  return {
    ...(kind != null && { kind }),
    ...(sector != null && { sector }),
    ...(organisationNumber !== undefined &&
      number !== organisation.organisationNumber && {
        organisationNumber: number,
        organisationNumberSource: number === null ? null : source,
      }),
    ...((regionCode !== undefined || municipalityCode !== undefined) && placeAfter(organisation, given)),
  };
}
