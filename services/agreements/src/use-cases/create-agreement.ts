import {
  freeId,
  performWrite,
  quoted,
  type Refusal,
  recordedSource,
  refuse,
  refuseNoRegion,
  refuseOptionalText,
  refuseSource,
  refuseText,
  slugOf,
} from '@hub/common';
import { canBeMunicipalityCode, REGION_CODES } from '@hub/schema/region-codes';
import type { EntityManager } from 'typeorm';
import type { Standing } from '../clients/organisations-client.js';
import type { Context } from '../context.js';
import { AgreementLevel } from '../entities/agreement-level.js';
import type { CreateAgreementInput } from '../entities/create-agreement.js';
import { Joining } from '../entities/joining.js';
import {
  findTerritory,
  insertAgreement,
  insertParties,
  lockAgreementIds,
} from '../repositories/agreement-write-repository.js';
import { lockOrganisations } from '../repositories/merged-organisation-repository.js';
import { type AgreementRows, agreementRows, type ShownAgreement } from './agreement-rows.js';
import { organisationsOf, partyOf, refuseParties, refusePartyOrganisations } from './refuse-parties.js';
import { type AgreementResult, finishWrite } from './write-agreement.js';

/**
 * Makes an agreement, without versions, closed for joining. For the manager of its territory.
 *
 * @throws HubError SUBGRAPH_UNREACHABLE where a party is an organisation and the organisations service can't be asked.
 */
export function createAgreement(input: CreateAgreementInput, context: Context): Promise<AgreementResult> {
  const territory = placeOf(input);
  return performWrite<
    Given,
    ReadonlyMap<string, string>,
    ReadonlyMap<string, Standing>,
    ShownAgreement,
    AgreementRows
  >({
    context,
    act: 'createAgreement',
    scope: territory === undefined ? {} : { territory },
    scopeField: { NATIONAL: 'level', REGIONAL: 'regionCode', LOCAL: 'municipalityCode' }[input.level],
    input,
    check,
    prepare: ({ parties }) => context.organisations.standings(organisationsOf(parties ?? []), context),
    find: (tx, { parties }) => lockOrganisations(tx, organisationsOf(parties ?? [])),
    refuse: (merged, { parties }, standings) =>
      refusePartyOrganisations(parties ?? [], standings, merged, 'parties'),
    rows: agreementRows,
    async apply(tx, _found, given, acting, standings) {
      const parties = given.parties?.map((party) => partyOf(party, standings));
      const id = await insert(tx, given, parties ?? []);
      const { source: _source, ...payload } = { ...given, parties };
      await finishWrite(tx, { agreementId: id, act: 'createAgreement', acting, payload: stated(payload) });
      return { agreementId: id };
    },
  });
}

type Given = Omit<CreateAgreementInput, 'idempotencyKey'>;

const NATIONAL = '00';

/** The territory that it is to hold in; undefined where the input does not say. */
function placeOf({ level, regionCode, municipalityCode }: Given): string | undefined {
  if (level === AgreementLevel.NATIONAL) return NATIONAL;
  return (level === AgreementLevel.REGIONAL ? regionCode : municipalityCode) ?? undefined;
}

function check(given: Given): Refusal[] {
  const { title, territory, policyArea, parties, source } = given;
  return [
    ...refuseText(title, { what: 'title', field: ['title'] }),
    ...refusePlace(given),
    ...refuseOptionalText(territory, { what: 'name of the territory', field: ['territory'] }),
    ...refuseOptionalText(policyArea, { what: 'policy area', field: ['policyArea'] }),
    ...refuseParties(parties ?? [], 'parties'),
    ...refuseSource(source, 'source'),
  ];
}

function refusePlace({ level, regionCode, municipalityCode }: Given): Refusal[] {
  const no = (message: string, field: string) => refuse('INVALID_INPUT', message, field);
  const region = regionCode ?? null;
  const municipality = municipalityCode ?? null;
  const isNone = region !== null && !REGION_CODES.has(region);
  const refusals: Refusal[] =
    isNone && level !== AgreementLevel.NATIONAL ? refuseNoRegion(region, 'regionCode') : [];
  if (level === AgreementLevel.NATIONAL && region !== null && region !== NATIONAL) {
    refusals.push(no('A national agreement is of no region: leave the region out.', 'regionCode'));
  }
  if (level === AgreementLevel.REGIONAL && (region === null || region === NATIONAL)) {
    refusals.push(
      no('A regional agreement needs the code of its region (länskod), such as 12.', 'regionCode'),
    );
  }
  if (level !== AgreementLevel.LOCAL) {
    return municipality === null
      ? refusals
      : [...refusals, no('Only a local agreement is of a municipality: leave it out.', 'municipalityCode')];
  }
  if (municipality === null || !canBeMunicipalityCode(municipality)) {
    const needed = 'A local agreement needs the code of its municipality (kommunkod), such as 1280';
    const got = municipality === null ? '' : `; no municipality has the code ${quoted(municipality)}`;
    return [...refusals, no(`${needed}${got}.`, 'municipalityCode')];
  }
  return region === null || isNone || municipality.slice(0, 2) === region
    ? refusals
    : [no('The municipality is not in this region: its code begins with that of its region.', 'regionCode')];
}

async function insert(
  tx: EntityManager,
  given: Given,
  parties: readonly ReturnType<typeof partyOf>[],
): Promise<string> {
  const place = placeOf(given) as string;
  const regionCode = place.slice(0, 2);
  const municipalityCode = given.level === AgreementLevel.LOCAL ? place : null;
  const wanted = `${place}-agreement-${slugOf(given.title) || given.kind.toLowerCase().replaceAll('_', '-')}`;
  const taken = await lockAgreementIds(tx, wanted);
  const id = freeId(wanted, (each) => taken.has(each));
  await insertAgreement(tx, {
    id,
    title: given.title,
    level: given.level,
    kind: given.kind,
    policyArea: given.policyArea ?? null,
    regionCode,
    municipalityCode,
    territory: given.territory ?? (await findTerritory(tx, regionCode, municipalityCode)),
    joining: Joining.CLOSED,
    joiningNeedsApproval: given.joiningNeedsApproval,
    onSupersession: given.onSupersession,
    sources: [recordedSource(given.source)],
  });
  await insertParties(tx, id, parties);
  return id;
}

/** As JSON: without what was left out. */
const stated = (payload: object): object => JSON.parse(JSON.stringify(payload)) as object;
