import { distinctTextsFact, numberFact, Sector, searchFits, textsFact } from '@hub/common';
import { z } from 'zod';
import { BodyKind } from '../entities/body-kind.js';
import { EventKind } from '../entities/event-kind.js';
import { ProjectRole } from '../entities/project-role.js';
import { StatementKind } from '../entities/statement-kind.js';
import { standingSeats } from '../standing-seats.js';
import {
  beginsWithRegion,
  count,
  ID_BEGINS,
  kronor,
  municipalityCode,
  nameIsPrinted,
  onlySwedenUnstated,
  organisationId,
  partialDate,
  placed,
  recordId,
  regionStated,
  share,
  sources,
  text,
  UNSTATED_IS_00,
} from './fact-fields.js';
import { searchedTexts } from './searched-texts.js';

/** Bodies, events and projects, in the form they have in activities.json. */

/** Shares differ where they differ by more than this. */
const LEAST_DIFFERENCE = 1e-9;

const seatFact = z.object({
  id: recordId,
  side: text,
  sector: z.enum(Sector).nullable(),
  count: numberFact,
  organisationId: organisationId.nullable(),
  laterOrganisationId: organisationId.nullable(),
  functions: distinctTextsFact(text),
  validFrom: partialDate.nullable(),
  validTo: partialDate.nullable(),
  boardOfId: organisationId.nullable(),
  sources,
});

const percent = z.int().min(0).max(100);

const workShareFact = z.object({
  start: partialDate,
  end: partialDate,
  women: z.array(percent),
  men: z.array(percent),
});

const preparatoryDocumentFact = z.object({
  title: text,
  registryNumber: text.nullable(),
  date: partialDate.nullable(),
  sources,
});

export const bodyFact = z
  .object({
    ...placed,
    regionStated,
    name: text,
    nameIsPrinted,
    aliases: distinctTextsFact(text).default([]),
    kind: z.enum(BodyKind),
    statedSeats: count.nullable(),
    women: count.nullable(),
    men: count.nullable(),
    founded: partialDate.nullable(),
    decided: partialDate.nullable(),
    memberCategories: distinctTextsFact(text),
    description: text.nullable(),
    workShares: z.array(workShareFact),
    preparatoryDocument: preparatoryDocumentFact.nullable(),
    seats: z.array(seatFact),
  })
  .refine(beginsWithRegion, { path: ['id'], error: ID_BEGINS })
  .refine(onlySwedenUnstated, { path: ['regionStated'], error: UNSTATED_IS_00 })
  .refine(({ seats, regionCode: code }) => seats.every(({ id }) => id.startsWith(`${code}-`)), {
    path: ['seats'],
    error: 'seats whose ids begin with the code of the region',
  })
  .refine(
    ({ seats, statedSeats }) =>
      seats.length === 0 ||
      statedSeats === null ||
      sum(standingSeats(seats).map((seat) => seat.count)) === statedSeats,
    { path: ['statedSeats'], error: 'the sum of the seats' },
  )
  .refine(({ women, men, statedSeats }) => statedSeats === null || (women ?? 0) + (men ?? 0) <= statedSeats, {
    path: ['women'],
    error: 'women and men who have a seat each',
  })
  .superRefine(searchFits(searchedTexts.body));

export const eventFact = z
  .object({
    ...placed,
    regionStated,
    name: text,
    nameIsPrinted,
    kind: z.enum(EventKind),
    date: partialDate.nullable(),
    dateStated: text.nullable(),
    occurrences: numberFact.nullable(),
    place: text.nullable(),
    bodyId: text.nullable(),
    organiserIds: distinctTextsFact(organisationId),
    registered: count.nullable(),
    attended: count.nullable(),
    attendanceApproximate: z.boolean(),
    attendanceStated: text.nullable(),
    focus: text.nullable(),
    description: text.nullable(),
    women: count.nullable(),
    men: count.nullable(),
  })
  .refine(beginsWithRegion, { path: ['id'], error: ID_BEGINS })
  .refine(onlySwedenUnstated, { path: ['regionStated'], error: UNSTATED_IS_00 })
  .refine(
    ({ women, men, attended, registered }) => {
      const present = attended ?? registered;
      return present === null || (women ?? 0) + (men ?? 0) <= present;
    },
    {
      path: ['women'],
      error: 'women and men who are among those present',
    },
  )
  .superRefine(searchFits(searchedTexts.event));

const financingFact = z
  .object({
    currency: z.literal('SEK'),
    lines: z.array(
      z.object({ label: text, amount: kronor, inKind: z.boolean(), funderId: organisationId.nullable() }),
    ),
    statedTotal: kronor.nullable(),
    statedSubtotals: z.array(
      z.object({ label: text, stated: kronor, lines: z.array(z.int().min(1)).min(1).nullable() }),
    ),
  })
  .refine(
    ({ lines, statedSubtotals }) =>
      statedSubtotals.every((subtotal) => (subtotal.lines ?? []).every((number) => number <= lines.length)),
    { path: ['statedSubtotals'], error: 'sums of lines that are there' },
  );

const fundingRuleFact = z
  .object({
    id: recordId,
    maxFunderShare: share,
    minCofinancingShare: share,
    base: text.nullable(),
    wording: text.nullable(),
    sources,
  })
  .refine((rule) => Math.abs(rule.maxFunderShare + rule.minCofinancingShare - 1) < LEAST_DIFFERENCE, {
    error: 'shares of the funder and of others that are the whole together',
  });

const statementFact = z.object({
  id: recordId,
  kind: z.enum(StatementKind),
  label: text,
  description: text.nullable(),
  sources,
});

export const projectFact = z
  .object({
    ...placed,
    regionStated,
    name: text,
    nameInEnglish: text.nullable(),
    applicationRound: text.nullable(),
    status: text.nullable(),
    ownerUnit: text.nullable(),
    ownerNote: text.nullable(),
    reports: textsFact(partialDate),
    bodyIds: distinctTextsFact(text),
    steeringGroupId: text.nullable(),
    statements: z.array(statementFact),
    registryNumbers: distinctTextsFact(text),
    programme: text.nullable(),
    ownerId: organisationId.nullable(),
    funderIds: distinctTextsFact(organisationId),
    partnerIds: distinctTextsFact(organisationId),
    start: partialDate.nullable(),
    end: partialDate.nullable(),
    statedDuration: text.nullable(),
    municipalities: z.array(
      z.object({
        municipalityCode,
        role: z.enum(ProjectRole),
        entry: text.nullable(),
        throughId: organisationId.nullable(),
        sources,
      }),
    ),
    financing: financingFact.nullable(),
    fundingRule: fundingRuleFact.nullable(),
  })
  .refine(beginsWithRegion, { path: ['id'], error: ID_BEGINS })
  .refine(onlySwedenUnstated, { path: ['regionStated'], error: UNSTATED_IS_00 })
  .refine(({ statements, regionCode: code }) => statements.every(({ id }) => id.startsWith(`${code}-`)), {
    path: ['statements'],
    error: 'statements whose ids begin with the code of the region',
  })
  .refine(({ start, end }) => start === null || end === null || start.slice(0, end.length) <= end, {
    path: ['end'],
    error: 'an end that is not before the start',
  })
  .refine(
    ({ financing, fundingRule }) =>
      financing === null ||
      fundingRule === null ||
      shareOfFunders(financing.lines) <= fundingRule.maxFunderShare + LEAST_DIFFERENCE,
    { path: ['financing'], error: 'funders that pay no more than the rule lets them' },
  )
  .superRefine(searchFits(searchedTexts.project));

function shareOfFunders(lines: readonly { amount: number; funderId: string | null }[]): number {
  const total = sum(lines.map(({ amount }) => amount));
  const funded = sum(lines.map(({ amount, funderId }) => (funderId === null ? 0 : amount)));
  return total === 0 ? 0 : funded / total;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
