import { countFact, instantFact, sourceFields, wholePlace } from '@hub/common';
import { z } from 'zod';
import { AdherenceState } from '../entities/adherence-state.js';

/** What organisations have done in the hub, in the form a region's file has it. */

/** What a signature that was recorded for an organisation rests on. */
const recordedSource = z
  .object({ ...sourceFields, recordedAt: instantFact })
  .transform(({ recordedAt, ...where }) => ({ ...wholePlace(where), recordedAt }));

export type AdherenceRecord = z.infer<typeof adherenceRecord>;
export type CounterRecord = z.infer<typeof counterRecord>;

/** An organisation's signature (anslutning) on one version, with its times and what has become of it. */
export const adherenceRecord = z
  .object({
    id: z.string().regex(/^\d{2}-adherence-[a-z0-9-]+$/, 'an id such as 14-adherence-…'),
    agreementId: z.string().min(1),
    versionId: z.string().min(1),
    organisationId: z.string().regex(/^org-[a-z0-9-]+$/, 'an organisation id such as org-abf-malmo'),
    signedAs: z
      .string()
      .regex(/^org-[a-z0-9-]+$/, 'an organisation id such as org-abf-malmo')
      .nullable()
      .default(null),
    state: z.enum(AdherenceState),
    signedAt: instantFact.nullable(),
    withdrawnAt: instantFact.nullable(),
    carriedFromId: z.string().min(1).nullable().default(null),
    // Files from before these were kept lack them.
    endedAt: instantFact.nullable().default(null),
    appliedAt: instantFact.nullable().default(null),
    reason: z.string().min(1).nullable().default(null),
    source: recordedSource.nullable().default(null),
  })
  .superRefine((adherence, context) => {
    const { id, agreementId, versionId, state, signedAt, withdrawnAt, endedAt, appliedAt } = adherence;
    const refuse = (field: string, wanted: string) =>
      context.addIssue({ code: 'custom', path: [field], message: wanted });
    if (id.slice(0, 2) !== agreementId.slice(0, 2)) refuse('id', 'an id that begins as the agreement’s does');
    if (!versionId.startsWith(`${agreementId}-v`)) refuse('versionId', 'a version of the agreement');
    if (signedAt === null && state !== 'APPLIED' && state !== 'REJECTED') {
      refuse('signedAt', 'the time of the signature');
    }
    // An application that was taken back is REJECTED, with the time.
    if (state !== 'REJECTED' && (state === 'WITHDRAWN') !== (withdrawnAt !== null)) {
      refuse('withdrawnAt', 'a time where the signature is withdrawn, and only there');
    }
    if (endedAt !== null && state !== 'ENDED') refuse('endedAt', 'a time only where the adherence has ended');
    if (signedAt !== null && endedAt !== null && endedAt < signedAt) {
      refuse('endedAt', 'a time that is not before the signature');
    }
    if (signedAt !== null && withdrawnAt !== null && withdrawnAt < signedAt) {
      refuse('withdrawnAt', 'a time that is not before the signature');
    }
    if (appliedAt !== null && withdrawnAt !== null && withdrawnAt < appliedAt) {
      refuse('withdrawnAt', 'a time that is not before the application');
    }
  });

/** How many are registered as signatories of an agreement's current version, and how often that changed. */
export const counterRecord = z
  .object({
    agreementId: z.string().min(1),
    registered: countFact,
    sequence: z.int().min(0),
    registerComplete: z.boolean(),
    signedHere: z.boolean().optional(),
    changedAt: instantFact,
  })
  // In files that do not say it, signings alone were counted.
  .transform((record) => ({ ...record, signedHere: record.signedHere ?? record.sequence > 0 }));
