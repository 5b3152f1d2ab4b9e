import { searchableText, sortKey } from '@hub/common';
import { isExternal, type Origin } from '@hub/schema/source-documents';
import type { AgreementKind } from './entities/agreement-kind.js';
import { kindWords } from './kind-words.js';
import { placeWords } from './place-words.js';

/** What an agreement's derived columns are made from. */
export interface Derivable {
  readonly title: string;
  readonly kind: AgreementKind;
  /** As the source prints it; null where nobody has said. */
  readonly territory: string | null;
  readonly regionCode: string;
  readonly municipalityCode: string | null;
  readonly partyNames: readonly string[];
  readonly milestones: readonly { readonly date: string; readonly source: Origin }[];
}

/** The columns of an agreement by which it is sorted, searched and filtered by year; whoever writes one writes these. */
export function derivedColumns({ milestones, ...own }: Derivable) {
  const { words, folded } = searchableText(searchedTexts(own));
  const years = yearsOf(milestones);
  return {
    title_key: sortKey(own.title),
    years,
    first_year: years[0] ?? null,
    search_words: words,
    search_folded: folded,
  };
}

/** What a search for agreements looks in. */
export function searchedTexts({
  title,
  kind,
  territory,
  partyNames,
  ...place
}: Omit<Derivable, 'milestones'>): string[] {
  return [
    title,
    ...(territory === null ? [] : [territory]),
    ...partyNames,
    ...placeWords(place),
    ...kindWords(kind),
  ];
}

/** Milestones from outside the documents stand beside the others, but a bare year counts only where a document says so. */
export function yearsOf(milestones: Derivable['milestones']): number[] {
  const years = milestones
    .filter(({ source }) => !isExternal(source))
    .map(({ date }) => Number(date.slice(0, 4)));
  return [...new Set(years)].sort((a, b) => a - b);
}
