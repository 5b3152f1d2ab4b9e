import { canonicalJson, eachOnce, factSource, numberFact, searchFits } from '@hub/common';
import { z } from 'zod';
import { organisationId, text } from './fact-fields.js';
import { searchedTexts } from './searched-texts.js';

/** The facts this service owns, in the form they have in facts.json. */
export const regionFact = z.object({
  code: z.string().regex(/^\d{2}$/, 'a region code of two digits'),
  name: z.string().min(1),
  countyName: z.string().min(1),
  isoCode: z.string().regex(/^SE(-[A-Z]{1,2})?$/, 'an ISO 3166-2 code'),
  nutsCode: z
    .string()
    .regex(/^SE(\d{3})?$/, 'a NUTS 3 code')
    .nullable(),
  municipalitiesTotal: numberFact.nullable(),
  authorityId: organisationId.nullable(),
  sources: z.array(factSource).min(1),
});

export const municipalityFact = z
  .object({
    code: z.string().regex(/^\d{4}$/, 'a municipality code of four digits'),
    name: z.string().min(1),
    mentions: z.array(z.object({ role: text, source: factSource })).superRefine(eachOnce(canonicalJson)),
    sources: z.array(factSource).min(1),
  })
  .superRefine(searchFits(searchedTexts.municipality));
