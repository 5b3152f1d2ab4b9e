/** The description of a record's field `revision`, the same everywhere. */
export const REVISION_DESCRIPTION =
  'Counts the edits of the record, from 1. An edit names the revision it saw, so that nobody overwrites what another has written meanwhile. Swedish: revision.';
