import {
  appendHistory,
  performWrite,
  type RecordedSource,
  type Refusal,
  recordedSource,
  refuseSource,
  refuseStale,
  type SourceInput,
  type WriteResult,
  whatChanges,
  withSource,
} from '@hub/common';
import type { Act } from '@hub/schema/rights';
import type { EntityManager } from 'typeorm';
import type { Context } from '../context.js';
import type { MergedOrganisation } from '../entities/merged-organisation.js';
import type { Organisation } from '../entities/organisation.js';
import { findMerged } from '../repositories/merged-organisation-repository.js';
import {
  lockOrganisations,
  type OrganisationValues,
  saveOrganisation,
} from '../repositories/organisation-writes.js';
import { type OrganisationRows, organisationRows } from './organisation-rows.js';
import { refuseAbsent } from './refuse-organisation.js';

/** What came of a write to one organisation: its id, and the organisation. */
export type OrganisationResult = WriteResult<string, OrganisationRows>;

/** What every edit of an organisation names. */
interface EditOf {
  readonly id: string;
  readonly revision: number;
  readonly source?: SourceInput | null;
  readonly idempotencyKey: string;
}

export interface OrganisationChange<Input extends EditOf, More> {
  readonly context: Context;
  readonly act: Act;
  readonly input: Input;
  /** What is wrong with the input by itself, the source apart. Default: nothing. */
  readonly check?: (input: Omit<Input, 'idempotencyKey'>) => readonly Refusal[];
  /** What else has to be locked and read, before the organisation is. Default: nothing. */
  readonly findMore?: (tx: EntityManager, input: Omit<Input, 'idempotencyKey'>) => Promise<More>;
  /** What speaks against it as the organisation stands. Default: nothing. */
  readonly refuse?: (
    organisation: Organisation,
    input: Omit<Input, 'idempotencyKey'>,
    more: More,
  ) => readonly Refusal[];
  /** The values that become others, the sources apart. @param source where they come from. */
  readonly change: (
    organisation: Organisation,
    input: Omit<Input, 'idempotencyKey'>,
    source: RecordedSource,
  ) => Partial<OrganisationValues>;
  /** What goes with it, in the same transaction. Default: nothing. */
  readonly also?: (tx: EntityManager, changed: Partial<OrganisationValues>, id: string) => Promise<void>;
}

/**
 * Edits one organisation that the caller has seen as it is, with its history; where all is given as it is there already, nothing
 * is written. @returns its id.
 */
export function changeOrganisation<Input extends EditOf, More = undefined>({
  context,
  act,
  input,
  check,
  findMore,
  refuse,
  change,
  also,
}: OrganisationChange<Input, More>): Promise<OrganisationResult> {
  return performWrite<Omit<Input, 'idempotencyKey'>, Found<More>, undefined, string, OrganisationRows>({
    context,
    act,
    input: input as never,
    check: (given) => [
      ...(check?.(given) ?? []),
      ...refuseSource((given as unknown as EditOf).source, 'source'),
    ],
    async find(tx, given) {
      const more = (await findMore?.(tx, given)) as More;
      const { id } = given as unknown as EditOf;
      const [organisation] = await lockOrganisations(tx, [id]);
      const [merged] = organisation === undefined ? await findMerged(tx, [id]) : [];
      return { organisation, merged, more };
    },
    refuse({ organisation, merged, more }, given) {
      const { id, revision } = given as unknown as EditOf;
      if (organisation === undefined) return refuseAbsent(organisation, id, merged, 'id');
      return [
        ...refuseStale('organisation', revision, organisation.revision),
        ...(refuse?.(organisation, given, more) ?? []),
      ];
    },
    current: ({ organisation }) => organisation?.id ?? null,
    rows: organisationRows,
    async apply(tx, { organisation: found }, given, acting) {
      const organisation = found as Organisation;
      const { id } = organisation;
      const source = recordedSource((given as unknown as EditOf).source);
      const changed = whatChanges(organisation, change(organisation, given, source));
      if (Object.keys(changed).length === 0) return id;
      const after = { ...changed, sources: withSource(organisation.sources, source) };
      await saveOrganisation(tx, { ...organisation, ...after });
      await also?.(tx, after, id);
      const before = Object.fromEntries(
        Object.keys(after).map((field) => [field, organisation[field as keyof OrganisationValues]]),
      );
      await appendHistory(tx, {
        chain: id,
        action: act,
        acting,
        payload: { organisationId: id, before, after },
      });
      return id;
    },
  });
}

interface Found<More> {
  readonly organisation: Organisation | undefined;
  readonly merged: MergedOrganisation | undefined;
  readonly more: More;
}
