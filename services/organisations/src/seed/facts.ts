import { factSource, Sector } from '@hub/common';
import { z } from 'zod';
import { OrganisationKind } from '../entities/organisation-kind.js';

/** An organisation in the form it has in facts.json; its number is read afterwards, since sources misprint them. */
export const organisationFact = z.object({
  id: z.string().regex(/^org-[a-z0-9-]+$/, 'an id such as org-region-skane'),
  name: z.string().min(1),
  aliases: z.array(z.string().min(1)),
  kind: z.enum(OrganisationKind),
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
  sources: z.array(factSource).min(1),
});

export type OrganisationFact = z.output<typeof organisationFact>;
