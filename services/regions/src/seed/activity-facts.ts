import { factSource, parsePartialDate, Sector } from '@hub/common';
import { REGION_CODES } from '@hub/schema/region-codes';
import { z } from 'zod';
import { BodyKind } from '../entities/body-kind.js';
import { EventKind } from '../entities/event-kind.js';
import { NeedKind } from '../entities/need-kind.js';
import { ProjectRole } from '../entities/project-role.js';

/** The facts of the subgraph `activities`, in the form they have in activities.json. */

const text = z.string().min(1);
const count = z.int().min(0);
const regionCode = z.string().refine((code) => REGION_CODES.has(code), 'the code of a region');
const organisationId = z.string().regex(/^org-[a-z0-9-]+$/, 'the id of an organisation');
const municipalityCode = z.string().regex(/^\d{4}$/, 'a municipality code of four digits');
const partialDate = z
  .string()
  .refine((value) => parsePartialDate(value) !== null, 'a date such as 2014, 2014-11 or 2014-11-25');
const share = z.number().min(0).max(1);
const kronor = z.int().min(0);

/** Shares differ where they differ by more than this. */
const LEAST_DIFFERENCE = 1e-9;

const placed = { id: text, regionCode, sources: z.array(factSource).min(1) };

interface Placed {
  readonly id: string;
  readonly regionCode: string;
}

const ID_BEGINS = 'an id that begins with the code of its region';

const beginsWithRegion = ({ id, regionCode: code }: Placed) => id.startsWith(`${code}-`);

const seatFact = z.object({
  id: text,
  side: text,
  sector: z.enum(Sector).nullable(),
  count: z.int().min(1),
  organisationId: organisationId.nullable(),
  laterOrganisationId: organisationId.nullable(),
  functions: z.array(text),
  validFrom: partialDate.nullable(),
  validTo: partialDate.nullable(),
});

export const bodyFact = z
  .object({
    ...placed,
    name: text,
    kind: z.enum(BodyKind),
    statedSeats: count.nullable(),
    women: count.nullable(),
    men: count.nullable(),
    founded: partialDate.nullable(),
    decided: partialDate.nullable(),
    memberCategories: z.array(text),
    seats: z.array(seatFact),
  })
  .refine(beginsWithRegion, { path: ['id'], error: ID_BEGINS })
  .refine(({ seats, regionCode: code }) => seats.every(({ id }) => id.startsWith(`${code}-`)), {
    path: ['seats'],
    error: 'seats whose ids begin with the code of the region',
  })
  .refine(
    ({ seats, statedSeats }) =>
      seats.length === 0 || statedSeats === null || sum(seats.map((seat) => seat.count)) === statedSeats,
    { path: ['statedSeats'], error: 'the sum of the seats' },
  )
  .refine(({ women, men, statedSeats }) => statedSeats === null || (women ?? 0) + (men ?? 0) <= statedSeats, {
    path: ['women'],
    error: 'women and men who have a seat each',
  });

export const eventFact = z
  .object({
    ...placed,
    name: text,
    kind: z.enum(EventKind),
    date: partialDate.nullable(),
    dateStated: text.nullable(),
    occurrences: z.int().min(1).nullable(),
    place: text.nullable(),
    bodyId: text.nullable(),
    organiserIds: z.array(organisationId),
    registered: count.nullable(),
    attended: count.nullable(),
    attendanceApproximate: z.boolean(),
    women: count.nullable(),
    men: count.nullable(),
  })
  .refine(beginsWithRegion, { path: ['id'], error: ID_BEGINS })
  .refine(
    ({ women, men, attended, registered }) => {
      const present = attended ?? registered;
      return present === null || (women ?? 0) + (men ?? 0) <= present;
    },
    {
      path: ['women'],
      error: 'women and men who are among those present',
    },
  );

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
  .object({ maxFunderShare: share, minCofinancingShare: share })
  .refine((rule) => Math.abs(rule.maxFunderShare + rule.minCofinancingShare - 1) < LEAST_DIFFERENCE, {
    error: 'shares of the funder and of others that are the whole together',
  });

export const projectFact = z
  .object({
    ...placed,
    name: text,
    registryNumbers: z.array(text),
    programme: text.nullable(),
    ownerId: organisationId.nullable(),
    funderIds: z.array(organisationId),
    partnerIds: z.array(organisationId),
    start: partialDate.nullable(),
    end: partialDate.nullable(),
    statedDuration: text.nullable(),
    municipalities: z.array(
      z.object({ municipalityCode, role: z.enum(ProjectRole), entry: text.nullable() }),
    ),
    financing: financingFact.nullable(),
    fundingRule: fundingRuleFact.nullable(),
  })
  .refine(beginsWithRegion, { path: ['id'], error: ID_BEGINS })
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
  );

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
  })
  .refine(beginsWithRegion, { path: ['id'], error: ID_BEGINS })
  .refine(({ value, valueTo }) => valueTo === null || valueTo >= value, {
    path: ['valueTo'],
    error: 'the upper end of the range',
  });

export const needFact = z
  .object({ ...placed, kind: z.enum(NeedKind), label: text })
  .refine(beginsWithRegion, { path: ['id'], error: ID_BEGINS });

export const goalFact = z
  .object({ ...placed, label: text, targetYear: z.int().min(1900).max(2200).nullable() })
  .refine(beginsWithRegion, { path: ['id'], error: ID_BEGINS });

function shareOfFunders(lines: readonly { amount: number; funderId: string | null }[]): number {
  const total = sum(lines.map(({ amount }) => amount));
  const funded = sum(lines.map(({ amount, funderId }) => (funderId === null ? 0 : amount)));
  return total === 0 ? 0 : funded / total;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
