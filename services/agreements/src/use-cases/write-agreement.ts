import {
  type Acting,
  appendHistory,
  markLoaded,
  performWrite,
  type Refusal,
  recordedSource,
  refuseSource,
  refuseUnknown,
  type SourceInput,
  standIn,
  type WriteResult,
  withSource,
} from '@hub/common';
import type { Act } from '@hub/schema/rights';
import type { EntityManager } from 'typeorm';
import type { Context } from '../context.js';
import { derivedColumns } from '../derived-columns.js';
import { Agreement } from '../entities/agreement.js';
import type { AgreementVersion } from '../entities/agreement-version.js';
import type { AdherenceNames } from '../repositories/adherence-repository.js';
import {
  deriveAgreement,
  readDerivable,
  updateAgreement,
} from '../repositories/agreement-write-repository.js';
import { timeInTransaction } from '../repositories/counter-repository.js';
import { lockOrganisations } from '../repositories/merged-organisation-repository.js';
import { findMilestones, findParties } from '../repositories/part-repository.js';
import { saveVersionSources } from '../repositories/version-repository.js';
import { type AgreementRows, agreementRows, type ShownAgreement } from './agreement-rows.js';
import { type LockedAgreement, lockAgreement } from './lock-agreement.js';
import { recordAct } from './record-act.js';
import { agreementOfVersion, refuseImpossible, scopeOfId } from './scope-of-id.js';

export type AgreementResult = WriteResult<ShownAgreement, AgreementRows>;

/** What a write has done, beside what is common to all. */
export interface Done {
  /** What changed, for the history; without persons. */
  readonly payload: object;
  /** What else to show than the agreement, and the version that the input names. */
  readonly shown?: Partial<ShownAgreement>;
  /**
   * The records whose values are others now, as they were read: each gets the source of the write. What is added with a
   * source of its own, such as a milestone, is not among them. Default: none.
   */
  readonly changed?: readonly (Agreement | AgreementVersion)[];
  /** Applications that it rejected on the way. Default: none. */
  readonly rejected?: readonly AdherenceNames[];
}

type Keyed = { readonly idempotencyKey: string; readonly source?: SourceInput | null };
type Given<Input> = Omit<Input, 'idempotencyKey'>;

interface MergedOrganisations {
  /** Those that the input names whose ids lead on, with what they lead to. */
  readonly merged: ReadonlyMap<string, string>;
}

export interface AgreementWrite<Input extends Keyed, Prepared> {
  readonly context: Context;
  readonly act: Act;
  readonly input: Input;
  /** See the field of the same name of a write. */
  readonly nullIsLeftOut?: readonly string[];
  /** What is wrong with the input by itself, the source apart. Default: nothing. */
  readonly check?: (input: Given<Input>) => readonly Refusal[];
  /** The organisations that the input names: none of them is merged until the write is done. */
  readonly organisations?: (input: Given<Input>) => readonly string[];
  readonly prepare?: (input: Given<Input>) => Promise<Prepared>;
  /** Everything that speaks against the write as things stand. */
  readonly refuse?: (
    locked: LockedAgreement & MergedOrganisations,
    input: Given<Input>,
    prepared: Prepared,
    tx: EntityManager,
  ) => readonly Refusal[] | Promise<readonly Refusal[]>;
  /** @returns null where nothing was to be done: no revision moves then, and the history has nothing of it. */
  readonly apply: (
    tx: EntityManager,
    locked: LockedAgreement,
    input: Given<Input>,
    prepared: Prepared,
  ) => Promise<Done | null>;
}

/**
 * One write to an agreement that is there, or to one of its versions: for the manager of its territory, under the
 * agreement's lock. The agreement is its owner's from then on: the facts that the hub ships with leave it alone.
 */
export function writeAgreement<
  Input extends Keyed & ({ readonly agreementId: string } | { readonly versionId: string }),
  Prepared = undefined,
>({
  context,
  act,
  input,
  nullIsLeftOut = [],
  check,
  organisations,
  prepare,
  refuse,
  apply,
}: AgreementWrite<Input, Prepared>): Promise<AgreementResult> {
  const named = namedBy(input);
  const what = named.versionId === undefined ? 'agreement' : 'version';
  interface Found {
    readonly locked: LockedAgreement | undefined;
    readonly refusals: readonly Refusal[];
  }
  const impossible = refuseImpossible(context, act, { what, ...named });
  if (impossible.length > 0) return Promise.resolve({ shown: null, rows: null, refusals: impossible });
  return performWrite<Given<Input>, Found, Prepared, ShownAgreement, AgreementRows>({
    context,
    act,
    scope: scopeOfId(named.id),
    scopeField: named.field,
    input: input as Given<Input> & Keyed,
    nullIsLeftOut,
    check: (given) => [...(check?.(given) ?? []), ...refuseSource(given.source, 'source')],
    ...(prepare === undefined ? {} : { prepare }),
    async find(tx, given, prepared) {
      const merged = await lockOrganisations(tx, organisations?.(given) ?? []);
      const locked = await lockAgreement(tx, named.agreementId, named.versionId);
      if (locked === undefined) return { locked, refusals: [refuseUnknown(what, named.id, named.field)] };
      return { locked, refusals: (await refuse?.({ ...locked, merged }, given, prepared, tx)) ?? [] };
    },
    refuse: ({ refusals }) => refusals,
    current: ({ locked }) => (locked === undefined ? null : shownOf(locked)),
    rows: agreementRows,
    async apply(tx, { locked }, given, acting, prepared) {
      const found = locked as LockedAgreement;
      const done = await apply(tx, found, given, prepared);
      if (done === null) return shownOf(found);
      const { payload, shown, changed = [], rejected = [] } = done;
      await addSource(tx, changed, given.source);
      await finishWrite(tx, { agreementId: found.agreement.id, act, acting, payload });
      const occurredAt = await timeInTransaction(tx);
      for (const application of rejected) {
        await recordAct(tx, application, { action: 'rejectApplication', acting, sequence: null, occurredAt });
      }
      return { ...shownOf(found), ...shown };
    },
  });
}

/** What every write to an agreement ends with: derived columns, revision, whose it is, and the history. */
export async function finishWrite(
  tx: EntityManager,
  {
    agreementId,
    act,
    acting,
    payload,
  }: { readonly agreementId: string; readonly act: Act; readonly acting: Acting; readonly payload: object },
): Promise<void> {
  const own = await readDerivable(tx, agreementId);
  const parties = await findParties(tx, [agreementId]);
  const milestones = await findMilestones(tx, [agreementId]);
  const derived = derivedColumns({
    ...own,
    partyNames: parties.map(({ name }) => name),
    milestones: milestones.map(({ printedDate, source }) => ({
      date: printedDate,
      source: originOf(source),
    })),
  });
  await deriveAgreement(tx, agreementId, derived);
  await markLoaded(tx, [{ kind: 'agreements', id: agreementId }]);
  await appendHistory(tx, { chain: agreementId, action: act, acting, payload });
}

async function addSource(
  tx: EntityManager,
  changed: readonly (Agreement | AgreementVersion)[],
  named: SourceInput | null | undefined,
): Promise<void> {
  const source = recordedSource(named);
  for (const record of changed) {
    const sources = withSource(record.sources, source);
    if (record instanceof Agreement) await updateAgreement(tx, record.id, { sources });
    else await saveVersionSources(tx, record.id, sources);
  }
}

const originOf = ({
  document = null,
  place = null,
  external = false,
}: Readonly<{ document?: string | null; place?: string | null; external?: boolean }>) => ({
  document,
  place,
  external,
});

function namedBy(input: { readonly agreementId: string } | { readonly versionId: string }) {
  if ('versionId' in input && !('agreementId' in input)) {
    const { versionId: id } = input;
    const versionId = standIn(id);
    return { id, field: 'versionId', agreementId: agreementOfVersion(versionId), versionId };
  }
  const { agreementId: id } = input as { agreementId: string };
  return { id, field: 'agreementId', agreementId: standIn(id), versionId: undefined };
}

const shownOf = ({ agreement, version }: LockedAgreement): ShownAgreement => ({
  agreementId: agreement.id,
  ...(version === undefined ? {} : { versionId: version.id }),
});
