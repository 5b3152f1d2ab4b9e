import { allSearched, periodOf, searchableText, sortKey } from '@hub/common';
import { type DocumentFact, searchedTexts } from './document-fact.js';
import type { Row } from './row.js';

export function documentRow(fact: DocumentFact): Row {
  const period = fact.date === null ? null : periodOf(fact.date);
  const searched = searchableText(allSearched(searchedTexts(fact)));
  return {
    id: fact.id,
    title: fact.title,
    title_key: sortKey(fact.title),
    kind: fact.kind,
    publisher_id: fact.publisherId,
    board: fact.board,
    region_code: fact.regionCode,
    date: fact.date,
    date_from: period?.from ?? null,
    date_to: period?.to ?? null,
    registry_number: fact.registryNumber,
    document_number: fact.documentNumber,
    decided_by: fact.decidedBy,
    paragraph: fact.paragraph,
    meeting_date: fact.meetingDate,
    responds_to_id: fact.respondsToId,
    part_of_id: fact.partOfId,
    duplicate_of_id: fact.duplicateOfId,
    language: fact.language,
    relevance: fact.relevance,
    title_redacted: fact.titleRedacted,
    note: fact.note,
    tags: fact.tags,
    web_addresses: fact.webAddresses,
    sources: fact.sources,
    search_words: searched.words,
    search_folded: searched.folded,
  };
}

/** Which agreements a document belongs to. */
export function documentTies({ id, agreementIds }: DocumentFact): Row[] {
  return agreementIds.map((agreementId) => ({ document_id: id, agreement_id: agreementId }));
}
