import { quoted, recordedSource, refuse, refuseOptionalText, type SourceInput } from '@hub/common';
import type { EntityManager } from 'typeorm';
import type { Context } from '../context.js';
import type { AddMilestoneInput } from '../entities/add-milestone.js';
import type { MilestoneKind } from '../entities/milestone-kind.js';
import { isOfThingDone } from '../possible-dates.js';
import { insertMilestone } from '../repositories/agreement-write-repository.js';
import type { LockedAgreement } from './lock-agreement.js';
import { refuseAnyDate, refusePastDate } from './refuse-date.js';
import { type AgreementResult, writeAgreement } from './write-agreement.js';

/** Adds something that happened to an agreement. Others that say something else of it stay. */
export function addMilestone(input: AddMilestoneInput, context: Context): Promise<AgreementResult> {
  return writeAgreement({
    context,
    act: 'addMilestone',
    input,
    check: ({ kind, date, label }) => [
      ...(isOfThingDone(kind) ? refusePastDate : refuseAnyDate)(date, 'date'),
      ...refuseOptionalText(label, { what: 'description', field: ['label'] }),
    ],
    refuse: ({ versions }, { versionId }) =>
      versionId == null || versions.some(({ id }) => id === versionId)
        ? []
        : [refuse('NOT_FOUND', `The agreement has no version ${quoted(versionId)}.`, 'versionId')],
    async apply(tx, locked, { kind, date, versionId, label, source }) {
      const milestone = { kind, date, versionId: versionId ?? null, label: label ?? null };
      await addMilestoneTo(tx, locked, { ...milestone, source });
      return { payload: milestone };
    },
  });
}

/**
 * Adds a milestone after the others.
 *
 * @param before how many have been added in this write already.
 */
export async function addMilestoneTo(
  tx: EntityManager,
  { agreement, milestones }: LockedAgreement,
  milestone: {
    readonly kind: MilestoneKind;
    readonly date: string;
    readonly versionId: string | null;
    readonly label?: string | null;
    readonly source?: SourceInput | null | undefined;
  },
  before = 0,
): Promise<void> {
  const { kind, date, versionId, label = null, source } = milestone;
  await insertMilestone(tx, {
    agreementId: agreement.id,
    ordinal: Math.max(0, ...milestones.map(({ ordinal }) => ordinal)) + before + 1,
    kind,
    printedDate: date,
    label,
    versionId,
    source: recordedSource(source),
  });
}
