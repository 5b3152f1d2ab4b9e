import { type Finding, findingOf } from '@hub/common';
import { REGION_CODES } from '@hub/schema/region-codes';
import type { CheckedDocument } from './checked-records.js';

/** A document that is about a region names one that exists. */
export function documentsFitRegion(documents: readonly CheckedDocument[]): Finding[] {
  return documents.flatMap((document) => {
    const { regionCode } = document;
    if (regionCode === null || REGION_CODES.has(regionCode)) return [];
    return findingOf('documents', document, {
      severity: 'error',
      field: 'regionCode',
      what: 'No region (län) has this code.',
      expected: 'a county code such as 14, or none',
      got: regionCode,
    });
  });
}
