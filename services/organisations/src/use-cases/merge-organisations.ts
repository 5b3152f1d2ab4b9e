import {
  type Acting,
  appendHistory,
  canBeSearched,
  MOST_TEXTS,
  performWrite,
  type RecordedSource,
  type Refusal,
  recordedSource,
  refuse,
  refuseSource,
  refuseStale,
  type Source,
  type WriteResult,
  withSource,
} from '@hub/common';
import { ORGANISATION_MERGED, type OrganisationMerged } from '@hub/schema/events';
import type { EntityManager } from 'typeorm';
import type { Context } from '../context.js';
import type { MergeOrganisationsInput } from '../entities/merge-organisations.js';
import type { MergedOrganisation } from '../entities/merged-organisation.js';
import type { Organisation } from '../entities/organisation.js';
import { followIds } from '../repositories/follow-merges.js';
import { findMerged, keepMerge } from '../repositories/merged-organisation-repository.js';
import {
  lockNames,
  lockOrganisations,
  markOwn,
  type OrganisationValues,
  saveOrganisation,
} from '../repositories/organisation-writes.js';
import { moveQuarantined } from '../repositories/quarantine-repository.js';
import { searchedTexts } from '../search-columns.js';
import type { OrganisationRows } from './organisation-rows.js';
import { refuseAbsent } from './refuse-organisation.js';
import { tell } from './tell.js';

type Merging = Omit<MergeOrganisationsInput, 'idempotencyKey'>;

/** The ids of both, as far as they are there. */
export interface ShownMerge {
  readonly survivorId: string | null;
  readonly duplicateId: string | null;
}

/** Both, as far as they are there. */
export interface MergeRows extends OrganisationRows {
  readonly duplicate: Organisation | null;
}

/**
 * Makes two records of one organisation one. The survivor takes over names, sources and, where it has none, the number;
 * the duplicate's id leads to it from then on. Both histories stay.
 */
export function mergeOrganisations(
  input: MergeOrganisationsInput,
  context: Context,
): Promise<WriteResult<ShownMerge, MergeRows>> {
  return performWrite<Merging, Found, undefined, ShownMerge, MergeRows>({
    context,
    act: 'mergeOrganisations',
    input,
    check: ({ duplicateId, survivorId, source }) => [
      ...(duplicateId === survivorId
        ? [refuse('INVALID_INPUT', 'An organisation can’t be merged into itself.', 'survivorId')]
        : []),
      ...refuseSource(source, 'source'),
    ],
    find,
    refuse: refuseMerging,
    current: ({ duplicate, survivor }) => ({
      survivorId: survivor?.id ?? null,
      duplicateId: duplicate?.id ?? null,
    }),
    rows: mergeRows,
    async apply(tx, { duplicate, survivor }, { source }, acting) {
      await merge(tx, duplicate as Organisation, survivor as Organisation, recordedSource(source), acting);
      return { survivorId: (survivor as Organisation).id, duplicateId: null };
    },
  });
}

async function mergeRows(tx: EntityManager, { survivorId, duplicateId }: ShownMerge): Promise<MergeRows> {
  const [organisation = null, duplicate = null] = await followIds(tx, [survivorId ?? '', duplicateId ?? '']);
  return { organisation, duplicate };
}

interface Found {
  readonly duplicate: Organisation | undefined;
  readonly survivor: Organisation | undefined;
  readonly merged: readonly MergedOrganisation[];
}

async function find(tx: EntityManager, { duplicateId, survivorId }: Merging): Promise<Found> {
  await lockNames(tx);
  const ids = [duplicateId, survivorId];
  const found = await lockOrganisations(tx, ids);
  return {
    duplicate: found.find(({ id }) => id === duplicateId),
    survivor: found.find(({ id }) => id === survivorId),
    merged: await findMerged(tx, ids),
  };
}

function refuseMerging({ duplicate, survivor, merged }: Found, given: Merging): Refusal[] {
  const { duplicateId, survivorId, duplicateRevision, survivorRevision } = given;
  const mergedAs = (wanted: string) => merged.find(({ id }) => id === wanted);
  const stale = (organisation: Organisation | undefined, seen: number, field: string) =>
    organisation === undefined ? [] : refuseStale('organisation', seen, organisation.revision, field);
  return [
    ...refuseAbsent(duplicate, duplicateId, mergedAs(duplicateId), 'duplicateId'),
    ...refuseAbsent(survivor, survivorId, mergedAs(survivorId), 'survivorId'),
    ...stale(duplicate, duplicateRevision, 'duplicateRevision'),
    ...stale(survivor, survivorRevision, 'survivorRevision'),
    ...(given.despiteNumbers ? [] : refuseNumbers(duplicate, survivor)),
    ...refuseNames(duplicate, survivor),
  ];
}

/** A number is one organisation's: two of them are most often two organisations, and merging can't be undone. */
function refuseNumbers(duplicate: Organisation | undefined, survivor: Organisation | undefined): Refusal[] {
  const numbers = [duplicate?.organisationNumber, survivor?.organisationNumber];
  const [one, other] = numbers;
  if (one == null || other == null || one === other) return [];
  return [
    refuse(
      'CONFLICT',
      `They have different organisation numbers (organisationsnummer), ${numbers.join(' and ')}, so they are likely to be two organisations. If they are one all the same, say so (despiteNumbers: true).`,
      'despiteNumbers',
    ),
  ];
}

/** What no file may have of one organisation, merging does not make either. */
function refuseNames(duplicate: Organisation | undefined, survivor: Organisation | undefined): Refusal[] {
  if (duplicate === undefined || survivor === undefined) return [];
  const aliases = otherNames(duplicate, survivor);
  if (aliases.length <= MOST_TEXTS && canBeSearched(searchedTexts({ ...survivor, aliases }))) return [];
  return [
    refuse(
      'CONFLICT',
      `Together they have more other names than an organisation can be found by (${aliases.length}). Remove some of them first.`,
      'duplicateId',
    ),
  ];
}

async function merge(
  tx: EntityManager,
  duplicate: Organisation,
  survivor: Organisation,
  source: RecordedSource,
  acting: Acting,
): Promise<void> {
  const { id: duplicateId } = duplicate;
  const { id: survivorId } = survivor;
  const after = takenOver(duplicate, survivor, source);
  await keepMerge(tx, {
    duplicateId,
    survivorId,
    formerNumber: survivor.organisationNumber === null ? null : duplicate.organisationNumber,
  });
  await saveOrganisation(tx, { ...survivor, ...after });
  await moveQuarantined(tx, duplicateId, survivorId);
  await markOwn(tx, [duplicateId]);
  const before = Object.fromEntries(
    Object.keys(after).map((field) => [field, survivor[field as keyof typeof after]]),
  );
  const { revision: _revision, updatedAt: _updatedAt, sortKey: _sortKey, ...left } = duplicate;
  const action = 'mergeOrganisations';
  await appendHistory(tx, {
    chain: duplicateId,
    action,
    acting,
    payload: { duplicateId, survivorId, before: left },
  });
  await appendHistory(tx, {
    chain: survivorId,
    action,
    acting,
    payload: { duplicateId, survivorId, before, after },
  });
  const payload: OrganisationMerged = { duplicateId, survivorId };
  await tell(tx, { type: ORGANISATION_MERGED, key: survivorId, regionCode: survivor.regionCode, payload });
}

/** What the survivor has of the duplicate afterwards; what it says itself stays. */
function takenOver(
  duplicate: Organisation,
  survivor: Organisation,
  source: RecordedSource,
): Pick<OrganisationValues, 'aliases' | 'organisationNumber' | 'organisationNumberSource' | 'sources'> {
  const from = survivor.organisationNumber === null ? duplicate : survivor;
  return {
    aliases: otherNames(duplicate, survivor),
    organisationNumber: from.organisationNumber,
    organisationNumberSource: from.organisationNumberSource,
    sources: withSource(distinct([...survivor.sources, ...duplicate.sources]), source),
  };
}

/** What the survivor is called beside its name afterwards. */
function otherNames(duplicate: Organisation, survivor: Organisation): string[] {
  const names = [
    ...survivor.aliases,
    duplicate.name,
    ...duplicate.aliases,
    ...[duplicate.shortName, duplicate.nameInEnglish].filter((name) => name !== null),
  ];
  const known = new Set([survivor.name, survivor.shortName, survivor.nameInEnglish]);
  return [...new Set(names)].filter((name) => !known.has(name) || survivor.aliases.includes(name));
}

function distinct(sources: readonly Source[]): Source[] {
  return [...new Map(sources.map((source) => [JSON.stringify(source), source])).values()];
}
