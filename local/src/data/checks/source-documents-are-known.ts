import { type Finding, findingOf, type Records, recordsOf, sourcesIn } from '@hub/common';
import { isKnownOrigin } from '@hub/schema/source-documents';

/**
 * A source names a document that the hub knows: one of its first sources, or one that is among its documents by title.
 * What was looked up elsewhere says so itself, or has an address. What a client names in a write, a register or a list of its
 * own say, need be no document of the hub: the source tells when it was recorded.
 */
export function sourceDocumentsAreKnown(all: readonly Records[]): Finding[] {
  const held = new Set(
    all.flatMap((records) => recordsOf<{ title: string }>(records, 'documents').map(({ title }) => title)),
  );
  return all.flatMap((records) =>
    Object.entries(records).flatMap(([kind, list]) =>
      list.flatMap((record) =>
        sourcesIn(record).flatMap(({ field, source }) => {
          const { document, recordedAt } = source;
          if (typeof document !== 'string' || recordedAt) return [];
          if (held.has(document) || isKnownOrigin(source)) return [];
          return findingOf(kind, record, {
            severity: 'warning',
            field,
            what: 'A source (källa) of the record names a document that the hub does not know: nobody can open it from there.',
            expected: 'the title of a document of the hub, or a source with an address or marked as external',
            got: document,
          });
        }),
      ),
    ),
  );
}
