import { type FileFault, type Records, RegionFileError, recordsOf } from '@hub/common';

/** Kinds of which a file says which agreements its records belong to. */
const TIED = ['documents', 'principles'] as const;

/**
 * A region's file ties records to agreements of its own region alone: those of others are for the others to say.
 *
 * @throws RegionFileError with each agreement of another region.
 */
export function requireOwnAgreements(given: Records, region: string): void {
  const faults = TIED.flatMap((kind) =>
    recordsOf<{ id: string; agreementIds: readonly string[] }>(given, kind).flatMap(({ id, agreementIds }) =>
      agreementIds
        .filter((agreementId) => !agreementId.startsWith(region))
        .map((got): FileFault => ({ kind, id, field: 'agreementIds', what: WANTED, got })),
    ),
  );
  if (faults.length > 0) throw new RegionFileError(faults);
}

const WANTED = 'agreements of the file’s own region alone';
