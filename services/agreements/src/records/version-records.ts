import { factSource, parsePartialDate } from '@hub/common';
import { z } from 'zod';

/** What is written in the hub about versions, in the form a region's file has it. */

const versionId = z.string().regex(/^\d{2}(\d{2})?-agreement-.+-v\d+$/, 'the id of a version');

/** The text of a version, drafts included: a region's file is the region's own. */
export const versionTextRecord = z.object({ id: versionId, text: z.string().min(1) });

export const decisionRecord = z
  .object({
    id: z.string().regex(/-v\d+-decision-\d+$/, 'an id such as 14-agreement-x-v1-decision-1'),
    agreementId: z.string().min(1),
    versionId,
    organ: z.string().min(1),
    date: z.string().refine((text) => parsePartialDate(text) !== null, 'a date: 2014, 2014-11 or 2014-11-25'),
    paragraph: z.string().min(1).nullable(),
    registryNumber: z.string().min(1).nullable(),
    source: factSource,
  })
  .superRefine((decision, context) => {
    const refuse = (field: keyof typeof decision, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    if (!decision.id.startsWith(`${decision.versionId}-`))
      refuse('id', 'an id that begins with the version’s');
    if (!decision.versionId.startsWith(`${decision.agreementId}-v`)) {
      refuse('versionId', 'a version of the agreement');
    }
  });

export type VersionTextRecord = z.infer<typeof versionTextRecord>;
export type DecisionRecord = z.infer<typeof decisionRecord>;
