import { type Finding, findingOf } from '@hub/common';
import type { CheckedDocument } from './checked-records.js';

const LEADS = {
  partOfId: 'is part of (ingår i)',
  respondsToId: 'answers (svarar på)',
  duplicateOfId: 'says the same as (är dubblett av)',
} as const;

/** A document is part of another, answers another or repeats another, and never, over however many, itself. */
export function documentsLeadOn(documents: readonly CheckedDocument[]): Finding[] {
  const byId = new Map(documents.map((document) => [document.id, document]));
  return Object.entries(LEADS).flatMap(([name, words]) => {
    const field = name as keyof typeof LEADS;
    return documents
      .filter((document) => comesBack(document, (at) => byId.get(at[field] ?? '')))
      .map((document) =>
        findingOf('documents', document, {
          severity: 'error',
          field,
          what: `The document ${words} itself, or one that leads back to it.`,
          expected: 'another document, which leads on or ends there',
          got: document[field] ?? '',
        }),
      );
  });
}

function comesBack(
  document: CheckedDocument,
  next: (at: CheckedDocument) => CheckedDocument | undefined,
): boolean {
  const passed = new Set<CheckedDocument>();
  for (let at = next(document); at !== undefined && !passed.has(at); at = next(at)) {
    if (at === document) return true;
    passed.add(at);
  }
  return false;
}
