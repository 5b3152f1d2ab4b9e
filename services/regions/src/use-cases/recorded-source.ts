import type { SourceInput } from '@hub/common';
import type { BodyFact } from '../seed/load-named.js';

type Sources = BodyFact['sources'];

/** Where a value comes from that is recorded now: the document that the client names, if it does, and the time. */
export function recordedSource(source: SourceInput | null | undefined): Sources[number] {
  return {
    document: source?.document ?? null,
    place: source?.place ?? null,
    url: source?.url ?? null,
    recordedAt: new Date().toISOString(),
  };
}

/** The sources of a record that was edited. Of what was recorded several times from the same place, the last stays. */
export function withSource(sources: Sources, added: Sources[number]): Sources {
  const isSame = ({ document, place, url, recordedAt }: Sources[number]) =>
    recordedAt !== null && document === added.document && place === added.place && url === added.url;
  return [...sources.filter((source) => !isSame(source)), added];
}
