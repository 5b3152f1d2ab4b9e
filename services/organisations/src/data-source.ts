import { createDataSource, type DatabaseOptions } from '@hub/common';
import type { DataSource } from 'typeorm';
import { MergedOrganisation } from './entities/merged-organisation.js';
import { Organisation } from './entities/organisation.js';
import { QuarantineEntry } from './entities/quarantine-entry.js';
import { RevokedRight } from './entities/revoked-right.js';
import { CreateOrganisations1763500000000 } from './migrations/1763500000000-create-organisations.js';
import { AddOrganisationDetails1764000000000 } from './migrations/1764000000000-add-organisation-details.js';
import { CreateLoadedRecords1764500000000 } from './migrations/1764500000000-create-loaded-records.js';
import { ShareSearch1764900000000 } from './migrations/1764900000000-share-search.js';
import { SearchNeuters1765000000000 } from './migrations/1765000000000-search-neuters.js';
import { RunOrganisations1765100000000 } from './migrations/1765100000000-run-organisations.js';
import { SearchWithMarks1765500000000 } from './migrations/1765500000000-search-with-marks.js';
import { ForgetAnswers1765600000000 } from './migrations/1765600000000-forget-answers.js';
import { KeepWhatAdminsRevoked1765770000000 } from './migrations/1765770000000-keep-what-admins-revoked.js';
import { BoundHistory1765850000000 } from './migrations/1765850000000-bound-history.js';
import { FollowHistory1765860000000 } from './migrations/1765860000000-follow-history.js';

/** The service's data source; not connected yet. */
export function dataSourceFor(url: string, options: Partial<DatabaseOptions> = {}): DataSource {
  return createDataSource({
    ...options,
    url,
    entities: [Organisation, MergedOrganisation, QuarantineEntry, RevokedRight],
    migrations: [
      CreateOrganisations1763500000000,
      AddOrganisationDetails1764000000000,
      CreateLoadedRecords1764500000000,
      ShareSearch1764900000000,
      SearchNeuters1765000000000,
      RunOrganisations1765100000000,
      SearchWithMarks1765500000000,
      ForgetAnswers1765600000000,
      KeepWhatAdminsRevoked1765770000000,
      BoundHistory1765850000000,
      FollowHistory1765860000000,
    ],
  });
}
