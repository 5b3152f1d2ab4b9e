import { z } from 'zod';
import { GoalKind } from '../entities/goal-kind.js';
import { NeedKind } from '../entities/need-kind.js';
import { NeedScope } from '../entities/need-scope.js';
import { PlatformKind } from '../entities/platform-kind.js';
import { beginsWithRegion, ID_BEGINS, organisationId, placed, share, text } from './fact-fields.js';

/** What the sources say of a region as a whole, in the form it has in activities.json. */

export const statisticFact = z
  .object({
    ...placed,
    label: text,
    value: z.number(),
    valueTo: z.number().nullable(),
    unit: text,
    approximate: z.boolean(),
    period: text.nullable(),
    periodDerived: z.boolean(),
    population: text.nullable(),
    description: text.nullable(),
  })
  .refine(beginsWithRegion, { path: ['id'], error: ID_BEGINS })
  .refine(({ value, valueTo }) => valueTo === null || valueTo >= value, {
    path: ['valueTo'],
    error: 'the upper end of the range',
  });

export const needFact = z
  .object({
    ...placed,
    kind: z.enum(NeedKind),
    label: text,
    eventId: text.nullable(),
    scope: z.enum(NeedScope).nullable(),
    topic: text.nullable(),
  })
  .refine(beginsWithRegion, { path: ['id'], error: ID_BEGINS });

export const goalFact = z
  .object({
    ...placed,
    label: text,
    targetYear: z.int().min(1900).max(2200).nullable(),
    kind: z.enum(GoalKind),
    projectId: text.nullable(),
    bodyId: text.nullable(),
  })
  .refine(beginsWithRegion, { path: ['id'], error: ID_BEGINS });

export const platformFact = z
  .object({ ...placed, name: text, kind: z.enum(PlatformKind), description: text.nullable() })
  .refine(beginsWithRegion, { path: ['id'], error: ID_BEGINS });

export const currentProcessFact = z
  .object({ ...placed, label: text })
  .refine(beginsWithRegion, { path: ['id'], error: ID_BEGINS });

export const goodExampleFact = z
  .object({ ...placed, label: text, area: text, organisationId: organisationId.nullable() })
  .refine(beginsWithRegion, { path: ['id'], error: ID_BEGINS });

export const representationRuleFact = z
  .object({ ...placed, label: text, minShare: share, maxShare: share })
  .refine(beginsWithRegion, { path: ['id'], error: ID_BEGINS })
  .refine(({ minShare, maxShare }) => minShare <= maxShare, {
    path: ['maxShare'],
    error: 'a largest share that is not below the smallest',
  });
