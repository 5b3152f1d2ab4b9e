import { factSource, textsFact } from '@hub/common';
import { z } from 'zod';
import { Severity } from '../entities/contradiction.js';
import { SUBJECT_TYPES } from '../entities/contradiction-subject.js';
import { DefinitionKind } from '../entities/definition.js';
import { ParticipationLevel, ParticipationStage } from '../entities/participation.js';
import type { documentFact } from './document-fact.js';

/** What the sources hold beside agreements and documents, in the form it has in record.json. */

const text = z.string().min(1);
const sources = z.array(factSource).min(1);
const agreementId = z.string().regex(/^\d{2}(\d{2})?-agreement-/, 'an agreement id');
const bodyId = z
  .string()
  .regex(/^\d{2}-body-/, 'the id of a body')
  .nullable();
const year = z.number().int().min(1800).max(2200);

export const actionPlanFact = z
  .object({
    id: z.string().regex(/^\d{2}(\d{2})?-action-plan-[a-z0-9-]+$/, 'an id such as 14-action-plan-2015-2017'),
    agreementId,
    title: text,
    startYear: year,
    endYear: year,
    agreementPeriod: z.boolean(),
    contents: textsFact(text),
    bodyId,
    documentId: text.nullable(),
    sources,
  })
  .refine(({ startYear, endYear }) => startYear <= endYear, {
    path: ['endYear'],
    message: 'a last year that is not before the first',
  });

export const principleFact = z.object({
  id: z.string().regex(/^principle-[a-z-]+$/, 'an id such as principle-dialog'),
  name: text,
  englishName: text,
  setName: text.nullable().default(null),
  agreementIds: textsFact(agreementId),
  sources,
});

export const matrixFact = z.object({
  agreementId,
  cells: z.array(
    z.object({
      level: z.enum(ParticipationLevel),
      stage: z.enum(ParticipationStage),
      printedStage: text.nullable().default(null),
      content: text.nullable(),
      sources,
    }),
  ),
  bodies: z.array(z.object({ name: text, bodyId, source: factSource })),
});

export const definitionFact = z
  .object({
    id: z.string().regex(/^definition-[a-z-]+$/, 'an id such as definition-iop'),
    kind: z.enum(DefinitionKind),
    term: text,
    englishTerm: text,
    wording: text.nullable().default(null),
    description: text.nullable(),
    traits: z.array(z.object({ term: text, description: text })),
    adoptedById: z.string().regex(/^org-/, 'an organisation id').nullable(),
    year: year.nullable(),
    note: text.nullable(),
    sources,
  })
  .refine(({ kind, description }) => (kind === DefinitionKind.DEFINITION) === (description !== null), {
    path: ['description'],
    message: 'a description of a definition, none of traits',
  });

export const contradictionFact = z.object({
  id: z.string().regex(/^contradiction-[a-z0-9-]+$/, 'an id such as contradiction-c1'),
  severity: z.enum(Severity),
  description: text,
  handling: text,
  concerns: z.array(z.object({ type: z.enum(SUBJECT_TYPES), id: text })).min(1),
  sources,
});

/** What the sources hold beside the agreements themselves. */
export interface RecordFacts {
  readonly documents: readonly z.infer<typeof documentFact>[];
  readonly actionPlans: readonly z.infer<typeof actionPlanFact>[];
  readonly principles: readonly z.infer<typeof principleFact>[];
  readonly participationMatrices: readonly z.infer<typeof matrixFact>[];
  readonly definitions: readonly z.infer<typeof definitionFact>[];
  readonly contradictions: readonly z.infer<typeof contradictionFact>[];
}
