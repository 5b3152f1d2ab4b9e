import {
  distinctTextsFact,
  factSource,
  parsePartialDate,
  type SearchedTexts,
  searchFits,
  textsFact,
} from '@hub/common';
import { z } from 'zod';
import { DocumentRelevance } from '../entities/document-relevance.js';
import { webAddressFact } from './facts.js';

const text = z.string().min(1);
const documentId = z.string().regex(/^doc-[a-z0-9-]+$/, 'a document id such as doc-related-63');
const date = z
  .string()
  .refine((value) => parsePartialDate(value) !== null, 'a date: 2014, 2014-11 or 2014-11-25');

export type DocumentFact = z.infer<typeof documentFact>;

/** A document, in the form it has in documents.json. */
export const documentFact = z
  .object({
    id: documentId,
    title: text,
    kind: text,
    publisherId: z.string().regex(/^org-/, 'an organisation id').nullable(),
    board: text.nullable(),
    regionCode: z
      .string()
      .regex(/^\d{2}$/, 'a region code of two digits')
      .nullable(),
    date: date.nullable(),
    registryNumber: text.nullable(),
    documentNumber: text.nullable(),
    decidedBy: text.nullable(),
    paragraph: text.nullable(),
    meetingDate: date.nullable(),
    respondsToId: documentId.nullable(),
    partOfId: documentId.nullable(),
    duplicateOfId: documentId.nullable(),
    language: text.nullable(),
    relevance: z.enum(DocumentRelevance).nullable(),
    titleRedacted: z.boolean(),
    note: text.nullable(),
    tags: distinctTextsFact(
      z.string().regex(/^[a-z0-9-]+$/, 'a tag of lower-case letters, digits and hyphens'),
    ),
    agreementIds: textsFact(text),
    webAddresses: z.array(webAddressFact),
    sources: z.array(factSource).min(1),
  })
  .superRefine(searchFits(searchedTexts));

/** What a search for documents looks in. */
export function searchedTexts({
  title,
  kind,
  tags,
  registryNumber,
}: {
  readonly title: string;
  readonly kind: string;
  readonly tags: readonly string[];
  readonly registryNumber: string | null;
}): SearchedTexts {
  return { title: [title], kind: [kind], tags, registryNumber: [registryNumber] };
}
