import type { Finding, Records } from '@hub/common';
import type { DeploymentData } from './hub-data.js';

/** One deployment's records, and what its service finds by itself. */
export interface DeploymentRecords {
  readonly data: DeploymentData;
  readonly records: Records;
  readonly findings: readonly Finding[];
}
