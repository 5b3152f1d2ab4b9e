/**
 * The five documents that the register's first facts come from, by title, and the ids under which each of them, and
 * each of the documents that one of them hangs on to, is found as a `Document`.
 */
const SOURCE_DOCUMENTS: ReadonlyMap<string, string> = new Map([
  [
    'Alternativa driftsformer Gävleborg - Får vi lov att vara entreprenöriella?',
    'doc-alternativa-driftsformer',
  ],
  ['Pilotkommuner för serviceutveckling - vad erbjuds och vad krävs?', 'doc-pilotkommuner'],
  ['Innovativ modell för utveckling av offentlig verksamhet', 'doc-innovativ-modell'],
  [
    'Slutrapport: Förstudie för bildandet av samverkansråd för den idéburna och offentliga sektorn',
    'doc-slutrapport-samverkansrad',
  ],
  ['Överenskommelsen mellan Västra Götalandsregionen och den sociala ekonomin', 'doc-overenskommelsen-vgr'],
]);

/** The one whose related documents are records of their own. */
const WITH_RELATED = 'doc-slutrapport-samverkansrad';
const RELATED = /^related document #(\d{1,2})(?:\D|$)/;
const LAST_RELATED = 99;

/** What tells where a value is from; as `Source` has it. */
export interface Origin {
  readonly document?: string | null;
  readonly place?: string | null;
  readonly url?: string | null;
  readonly recordedAt?: Date | string | null;
}

/**
 * The id of the document record that a source names: one of the five, or one of the 99 related to the fourth where the
 * place says "related document #63".
 *
 * @returns null where the source is none of them.
 */
export function documentIdOf({ document, place }: Origin): string | null {
  const id = SOURCE_DOCUMENTS.get(document ?? '') ?? null;
  const number = id === WITH_RELATED ? Number(RELATED.exec(place ?? '')?.[1] ?? 0) : 0;
  return number >= 1 && number <= LAST_RELATED ? relatedDocumentId(number) : id;
}

/** @param number 1 to 99, as the final report counts them. */
export function relatedDocumentId(number: number): string {
  return `doc-related-${String(number).padStart(2, '0')}`;
}

/** Whether a source is something looked up outside the five documents, and not what a client recorded. */
export function isExternal(source: Origin): boolean {
  return !source.recordedAt && !SOURCE_DOCUMENTS.has(source.document ?? '');
}
