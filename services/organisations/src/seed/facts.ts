import {
  distinctTextsFact,
  factSource,
  instantFact,
  parsePartialDate,
  Sector,
  searchFits,
} from '@hub/common';
import { z } from 'zod';
import { OrganisationKind } from '../entities/organisation-kind.js';
import { searchedTexts } from '../search-columns.js';

/** An organisation in the form it has in facts.json; its number is read afterwards, since sources misprint them. */
export const organisationFact = z
  .object({
    id: z.string().regex(/^org-[a-z0-9-]+$/, 'an id such as org-region-skane'),
    name: z.string().min(1),
    aliases: distinctTextsFact(z.string().min(1)),
    shortName: z.string().min(1).nullable(),
    nameInEnglish: z.string().min(1).nullable(),
    kind: z.enum(OrganisationKind),
    subkind: z.string().min(1).nullable(),
    sector: z.enum(Sector),
    regionCode: z
      .string()
      .regex(/^\d{2}$/, 'a region code of two digits')
      .nullable(),
    municipalityCode: z
      .string()
      .regex(/^\d{4}$/, 'a municipality code of four digits')
      .nullable(),
    organisationNumber: z.string().min(1).nullable(),
    organisationNumberSource: factSource.nullable(),
    founded: z
      .string()
      .refine((value) => parsePartialDate(value) !== null, 'a date such as 2014, 2014-11 or 2014-11-25')
      .nullable(),
    description: z.string().min(1).nullable(),
    /** Records of the same organisation that were merged into this one. */
    former: z
      .array(
        z.object({
          id: z.string().regex(/^org-[a-z0-9-]+$/, 'an id such as org-region-skane'),
          organisationNumber: z
            .string()
            .regex(/^\d{6}-\d{4}$/, 'a number in the form NNNNNN-NNNN')
            .nullable(),
          mergedAt: instantFact,
        }),
      )
      .default([]),
    sources: z.array(factSource).min(1),
  })
  .superRefine(searchFits(searchedTexts));

export type OrganisationFact = z.output<typeof organisationFact>;
