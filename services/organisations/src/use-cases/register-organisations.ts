import {
  type Acting,
  appendHistory,
  knownName,
  performWrite,
  quoted,
  type Refusal,
  refuse,
  refuseText,
  type WriteResult,
} from '@hub/common';
import type { EntityManager } from 'typeorm';
import type { Context } from '../context.js';
import type { NewOrganisationInput } from '../entities/new-organisation-input.js';
import type { Organisation } from '../entities/organisation.js';
import type { RegisterOrganisationInput } from '../entities/register-organisation.js';
import { MOST_AT_ONCE, type RegisterOrganisationsInput } from '../entities/register-organisations.js';
import { followIds } from '../repositories/follow-merges.js';
import { insertOrganisations, lockNames } from '../repositories/organisation-writes.js';
import type { OrganisationResult } from './change-organisation.js';
import { freeIds } from './free-ids.js';
import { normalisedNumber, numberHolders } from './number-holder.js';
import { draftOf, refuseDraft } from './organisation-draft.js';
import { type OrganisationRows, organisationRows } from './organisation-rows.js';
import { refusePlace, refuseTakenNumber } from './refuse-organisation.js';

type Without<Input> = Omit<Input, 'idempotencyKey'>;

/** Registers an organisation under an id made from its name. @returns its id. */
export function registerOrganisation(
  input: RegisterOrganisationInput,
  context: Context,
): Promise<OrganisationResult> {
  return performWrite<Without<RegisterOrganisationInput>, Holders, undefined, string, OrganisationRows>({
    context,
    act: 'registerOrganisation',
    input,
    check: (given) => refuseDraft(given),
    find: (tx, given) => findHolders(tx, [given]),
    refuse: (holders, given) => refuseHeld(holders, given),
    rows: organisationRows,
    async apply(tx, _holders, given, acting) {
      const [id] = await register(tx, [given], acting, 'registerOrganisation');
      return id as string;
    },
  });
}

/** Registers a list of organisations, all or none. @returns their ids, in the list's order. */
export function registerOrganisations(
  input: RegisterOrganisationsInput,
  context: Context,
): Promise<WriteResult<readonly string[], readonly (Organisation | null)[]>> {
  return performWrite<
    Without<RegisterOrganisationsInput>,
    Holders,
    undefined,
    readonly string[],
    readonly (Organisation | null)[]
  >({
    context,
    act: 'registerOrganisations',
    input,
    dryRun: ({ dryRun }) => dryRun,
    check: ({ organisations }) => refuseList(organisations),
    find: (tx, { organisations }) => findHolders(tx, isOfLength(organisations) ? organisations : []),
    refuse: (holders, { organisations }) =>
      organisations.flatMap((each, index) => refuseHeld(holders, each, 'organisations', index)),
    rows: followIds,
    apply: (tx, _holders, { organisations }, acting) =>
      register(tx, organisations, acting, 'registerOrganisations'),
  });
}

/** Who has the numbers of the organisations to register. */
type Holders = ReadonlyMap<string, string>;

async function findHolders(tx: EntityManager, given: readonly NewOrganisationInput[]): Promise<Holders> {
  await lockNames(tx);
  return numberHolders(
    tx,
    given.map(({ organisationNumber }) => normalisedNumber(organisationNumber)),
  );
}

function refuseHeld(
  holders: Holders,
  { organisationNumber }: NewOrganisationInput,
  ...field: readonly (string | number)[]
): Refusal[] {
  const holder = holders.get(normalisedNumber(organisationNumber) ?? '');
  return holder === undefined ? [] : [refuseTakenNumber(holder, ...field, 'organisationNumber')];
}

async function register(
  tx: EntityManager,
  given: readonly NewOrganisationInput[],
  acting: Acting,
  action: string,
): Promise<readonly string[]> {
  const now = new Date();
  const ids = await freeIds(
    tx,
    given.map(({ name }) => name),
  );
  const drafts = given.map((each, index) => ({ id: ids[index] as string, ...draftOf(each, now) }));
  await insertOrganisations(tx, drafts);
  for (const { id, ...after } of drafts) {
    await appendHistory(tx, { chain: id, action, acting, payload: { organisationId: id, after } });
  }
  return ids;
}

const isOfLength = ({ length }: readonly unknown[]) => length >= 1 && length <= MOST_AT_ONCE;

function refuseList(organisations: readonly NewOrganisationInput[]): Refusal[] {
  if (!isOfLength(organisations)) {
    return [
      refuse(
        'INVALID_INPUT',
        `A list has 1 to ${MOST_AT_ONCE} organisations; this one has ${organisations.length}.`,
        'organisations',
      ),
    ];
  }
  return [
    ...organisations.flatMap((each, index) => refuseDraft(each, 'organisations', index)),
    ...refuseRepeated(organisations),
  ];
}

/** One organisation twice in a list: by its number, or by its name in the same place. */
function refuseRepeated(organisations: readonly NewOrganisationInput[]): Refusal[] {
  const numbers = new Map<string, number>();
  const names = new Map<string, number>();
  return organisations.flatMap((each, index) => {
    const number = normalisedNumber(each.organisationNumber);
    const named = nameInPlace(each);
    const sameNumber = number === null ? undefined : firstAt(numbers, number, index);
    const sameName = named === null ? undefined : firstAt(names, named, index);
    if (sameNumber !== undefined) {
      return [
        refuse(
          'CONFLICT',
          `Row ${sameNumber + 1} of the list has the same organisation number.`,
          'organisations',
          index,
          'organisationNumber',
        ),
      ];
    }
    if (sameName === undefined) return [];
    // Two numbers are two organisations, whatever they are called; so may be one with a number that has to be mended.
    const areTwo = [each, organisations[sameName]].every((row) => row?.organisationNumber != null);
    if (areTwo) return [];
    return [
      refuse(
        'CONFLICT',
        `Row ${sameName + 1} of the list has the name ${quoted(organisations[sameName]?.name ?? '')} already.`,
        'organisations',
        index,
        'name',
      ),
    ];
  });
}

/**
 * By what an organisation is known in a list: its name, and where it is.
 *
 * @returns null where either is refused: what is none can't be another row's.
 */
function nameInPlace(given: NewOrganisationInput): string | null {
  const { name, regionCode, municipalityCode } = given;
  const refusals = [...refuseText(name, { what: 'name', field: ['name'] }), ...refusePlace(given)];
  if (refusals.length > 0) return null;
  return JSON.stringify([knownName(name), regionCode ?? null, municipalityCode ?? null]);
}

/** Where the value stood first, if not here. */
function firstAt(seen: Map<string, number>, value: string, index: number): number | undefined {
  const first = seen.get(value);
  if (first === undefined) seen.set(value, index);
  return first;
}
