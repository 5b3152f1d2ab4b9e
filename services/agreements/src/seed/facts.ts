import {
  countFact,
  factSource,
  instantFact,
  numberFact,
  parsePartialDate,
  repeatedAt,
  Sector,
  searchFits,
} from '@hub/common';
import { z } from 'zod';
import { AgreementKind } from '../entities/agreement-kind.js';
import { AgreementLevel } from '../entities/agreement-level.js';
import { StatementKind } from '../entities/agreement-statement.js';
import { Joining } from '../entities/joining.js';
import { MilestoneKind } from '../entities/milestone-kind.js';
import { SupersessionPolicy } from '../entities/supersession-policy.js';
import { VersionState } from '../entities/version-state.js';
import { isUndecided } from '../version-life.js';

/** The facts this service owns, in the form they have in facts.json. */

const versionNumber = numberFact;
const organisationId = z.string().regex(/^org-[a-z0-9-]+$/, 'an organisation id such as org-abf-malmo');

const versionFact = z.object({
  number: versionNumber,
  title: z.string().min(1),
  state: z.enum(VersionState),
  predecessor: versionNumber.nullable(),
  /** When a draft was given up. */
  withdrawnAt: instantFact.nullable().default(null),
  sources: z.array(factSource).default([]),
});

/** An address as printed, which may lack its scheme. */
export const webAddressFact = z.object({
  address: z.string().regex(/^[\w-]+(\.[\w-]+)+\S*$/, 'an address such as www.vgregion.se/overenskommelsen'),
  source: factSource,
});

export const statementFact = z.object({
  kind: z.enum(StatementKind),
  text: z.string().min(1).nullable(),
  english: z.string().min(1),
  source: factSource,
});

const partyFact = z.object({
  name: z.string().min(1),
  sector: z.enum(Sector).nullable(),
  organisationId: organisationId.nullable(),
});

/** Dates are checked by themselves: one that can't be right costs only its milestone. */
export const milestoneFact = z.object({
  kind: z.enum(MilestoneKind),
  date: z.string().refine((text) => parsePartialDate(text) !== null, 'a date: 2014, 2014-11 or 2014-11-25'),
  version: versionNumber.nullable(),
  label: z.string().min(1).nullish(),
  source: factSource,
});

export const figureFact = z.object({
  value: countFact,
  approximate: z.boolean(),
  asOf: z
    .string()
    .refine((text) => parsePartialDate(text) !== null, 'a date: 2014, 2014-11 or 2014-11-25')
    .nullable(),
  label: z.string().min(1).nullable().default(null),
  source: factSource,
});

export type AgreementFact = z.infer<typeof agreementFact>;
export type MilestoneFact = z.infer<typeof milestoneFact>;
export type FigureFact = z.infer<typeof figureFact>;

export const agreementFact = z
  .object({
    id: z
      .string()
      .regex(/^\d{2}(\d{2})?-agreement-[a-z0-9-]+$/, 'an id such as 1280-agreement-overenskommelsen'),
    title: z.string().min(1),
    level: z.enum(AgreementLevel),
    kind: z.enum(AgreementKind),
    policyArea: z.string().min(1).nullable(),
    regionCode: z
      .string()
      .regex(/^\d{2}$/, 'a region code of two digits')
      .nullable(),
    municipalityCode: z
      .string()
      .regex(/^\d{4}$/, 'a municipality code of four digits')
      .nullable(),
    territory: z.string().min(1).nullable(),
    joining: z.enum(Joining),
    joiningNeedsApproval: z.boolean().default(false),
    onSupersession: z.enum(SupersessionPolicy).nullable().default(null),
    currentVersion: versionNumber.nullable(),
    versions: z.array(versionFact),
    milestones: z.array(z.unknown()),
    parties: z.array(partyFact),
    reportedFigures: z.array(z.unknown()),
    statements: z.array(statementFact).default([]),
    webAddresses: z.array(webAddressFact).default([]),
    sources: z.array(factSource).min(1),
  })
  .superRefine((fact, context) => {
    const refuse = (field: keyof typeof fact, wanted: string, ...within: PropertyKey[]) =>
      context.addIssue({ code: 'custom', path: [field, ...within], message: wanted });
    const numbers = fact.versions.map((version) => version.number);
    const [placed] = fact.id.split('-');

    if (placed !== (fact.municipalityCode ?? fact.regionCode ?? '00')) {
      refuse('id', 'an id that begins with the code of its municipality or region, or 00');
    }
    if ((fact.level === AgreementLevel.NATIONAL) !== (fact.regionCode === null)) {
      refuse('regionCode', 'a region for a regional or local agreement, none for a national one');
    }
    if ((fact.level === AgreementLevel.LOCAL) !== (fact.municipalityCode !== null)) {
      refuse('municipalityCode', 'a municipality for a local agreement, none for others');
    }
    if (fact.municipalityCode !== null && fact.municipalityCode.slice(0, 2) !== fact.regionCode) {
      refuse('municipalityCode', 'a municipality of the region');
    }
    for (const index of repeatedAt(numbers)) {
      refuse('versions', 'a number of its own for each version', index, 'number');
    }
    // By its name a party is taken away. One organisation may be two parties: those that a merge made one.
    for (const index of repeatedAt(fact.parties.map(({ name }) => name))) {
      refuse('parties', 'a name of its own for each party', index, 'name');
    }
    for (const [index, { state, withdrawnAt }] of fact.versions.entries()) {
      if (withdrawnAt !== null && !isUndecided(state)) {
        refuse(
          'versions',
          'a time where the version was still worked on, and only there',
          index,
          'withdrawnAt',
        );
      }
    }
    if (fact.versions.some(({ predecessor }) => predecessor !== null && !numbers.includes(predecessor))) {
      refuse('versions', 'predecessors among the versions');
    }
    if (fact.currentVersion !== null && !numbers.includes(fact.currentVersion)) {
      refuse('currentVersion', 'the number of one of the versions');
    }
  })
  .superRefine(
    searchFits(({ title, territory, parties }) => ({
      title: [title],
      territory: [territory],
      parties: parties.map(({ name }) => name),
    })),
  );
