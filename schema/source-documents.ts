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
  readonly external?: boolean | null;
}

/** What was looked up in lists of official codes and on public pages while the register was set up. */
const LOOK_UPS: ReadonlySet<string> = new Set([
  'Officiella koder: SCB kommunkod',
  'Officiella koder: SCB länskod, ISO 3166-2:SE, NUTS 2021',
  'Uppslag utanför källdokumenten',
]);

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

/**
 * Whether a value was looked up outside the documents: a source says so itself. What a client records, and what a
 * region loads from documents of its own, is not external.
 */
export function isExternal({ external, document }: Origin): boolean {
  return external === true || LOOK_UPS.has(document ?? '');
}

/** What made-up records of a demonstration say that they come from. */
export const DEMONSTRATION = 'Demonstrationsdata';

/** Whether somebody can tell what a source names: one of the first documents, an address, or what is no document. */
export function isKnownOrigin(origin: Origin & { readonly url?: string | null }): boolean {
  return (
    documentIdOf(origin) !== null ||
    isExternal(origin) ||
    Boolean(origin.url) ||
    origin.document === DEMONSTRATION
  );
}
