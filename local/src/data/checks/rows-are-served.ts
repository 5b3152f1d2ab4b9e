import { type Finding, findingOf, regionOfRecord } from '@hub/common';
import type { DeploymentRecords } from '../deployment-records.js';
import type { HubData } from '../hub-data.js';

/** A region's records lie in the deployment that is asked for them; elsewhere nobody sees them. */
export function rowsAreServed(hub: HubData, deployments: readonly DeploymentRecords[]): Finding[] {
  return deployments
    .filter(({ data }) => data.deployment.region !== undefined)
    .flatMap(({ data, records }) =>
      Object.entries(records).flatMap(([kind, list]) =>
        list.flatMap((record) => {
          const serving = hub.ofRegion(regionOfRecord(record)).deployment.name;
          if (serving === data.deployment.name) return [];
          return findingOf(kind, record, {
            severity: 'error',
            field: '',
            what: `The record lies in the database of ${data.deployment.name}, which is not asked for it: nobody sees it.`,
            expected: `a record in ${serving}`,
            got: `one in ${data.deployment.name}`,
          });
        }),
      ),
    );
}
