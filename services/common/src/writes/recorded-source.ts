import type { SourceInput } from '../graphql/source-input.js';

/** Where a value comes from that a client recorded in the hub. */
export interface RecordedSource {
  readonly document: string | null;
  readonly place: string | null;
  readonly url: string | null;
  /** RFC 3339 UTC. */
  readonly recordedAt: string;
}

/** The source of what a client records now: the time, and the document where the client names one. */
export function recordedSource(
  named: SourceInput | null | undefined,
  now: Date | string = new Date(),
): RecordedSource {
  const { document, place, url } = named ?? {};
  return {
    document: document ?? null,
    place: place ?? null,
    url: url ?? null,
    recordedAt: new Date(now).toISOString(),
  };
}

/**
 * The sources of a record whose values a client has changed. Of what was recorded several times from the same place, the
 * last stays.
 */
export function withSource<Each extends Source>(
  sources: readonly Each[],
  added: RecordedSource,
): (Each | RecordedSource)[] {
  const isSame = ({ document, place, url, recordedAt }: Source) =>
    (recordedAt ?? null) !== null &&
    (document ?? null) === added.document &&
    (place ?? null) === added.place &&
    (url ?? null) === added.url;
  return [...sources.filter((source) => !isSame(source)), added];
}

type Source = { readonly [Field in keyof RecordedSource]?: unknown };
