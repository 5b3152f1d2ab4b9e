import { searchableText, sortKey } from '@hub/common';
import { isExternal, type Origin } from '@hub/schema/source-documents';

/** What is sorted by must fit an index, whatever letters come apart into. Unit: UTF-16 code units. */
const LONGEST_KEY = 600;

/** What an agreement's derived columns are made from. */
export interface Derivable {
  readonly title: string;
  /** As the source prints it; null where nobody has said. */
  readonly territory: string | null;
  readonly partyNames: readonly string[];
  readonly milestones: readonly { readonly date: string; readonly source: Origin }[];
}

/** The columns of an agreement by which it is sorted, searched and filtered by year; whoever writes one writes these. */
export function derivedColumns({ title, territory, partyNames, milestones }: Derivable) {
  const words = [title, ...(territory === null ? [] : [territory]), ...partyNames];
  const years = yearsOf(milestones);
  return {
    title_key: sortKey(title).slice(0, LONGEST_KEY),
    years,
    first_year: years[0] ?? null,
    search_words: words.join('\n'),
    search_folded: searchableText(words),
  };
}

/** Milestones from outside the documents stand beside the others, but a bare year counts only where a document says so. */
export function yearsOf(milestones: Derivable['milestones']): number[] {
  const years = milestones
    .filter(({ source }) => !isExternal(source))
    .map(({ date }) => Number(date.slice(0, 4)));
  return [...new Set(years)].sort((a, b) => a - b);
}
