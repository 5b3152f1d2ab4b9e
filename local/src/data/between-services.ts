import type { Finding, RecordKind, Records } from '@hub/common';
import { idsAreUnique } from './checks/ids-are-unique.js';
import { oneSignatureAfterMerges } from './checks/one-signature-after-merges.js';
import { referencesExist } from './checks/references-exist.js';
import { sectorsAgree } from './checks/sectors-agree.js';
import { signedAsLeadsOn } from './checks/signed-as-leads-on.js';
import { sourceDocumentsAreKnown } from './checks/source-documents-are-known.js';
import { subjectsExist } from './checks/subjects-exist.js';

/**
 * What is the matter with records together that none of their services can see alone.
 *
 * @param all the records of each service, or of a file.
 */
export function checkBetween(kinds: readonly RecordKind[], all: readonly Records[]): Finding[] {
  const ofRegions = kinds.filter(({ section }) => section === 'activities').map(({ kind }) => kind);
  return [
    ...idsAreUnique(all),
    ...referencesExist(all, new Set(ofRegions)),
    ...subjectsExist(all),
    ...oneSignatureAfterMerges(all),
    ...sectorsAgree(all),
    ...signedAsLeadsOn(all),
    ...sourceDocumentsAreKnown(all),
  ];
}
