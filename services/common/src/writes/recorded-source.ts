import type { Source } from '../graphql/source.js';
import type { SourceInput } from '../graphql/source-input.js';

/** The source of what a client records now: the time, and the document where the client names one. */
export function recordedSource(named: SourceInput | null | undefined, now = new Date()): Source {
  const { document, place, url } = named ?? {};
  return {
    document: document ?? null,
    place: place ?? null,
    url: url ?? null,
    recordedAt: now.toISOString(),
  };
}
