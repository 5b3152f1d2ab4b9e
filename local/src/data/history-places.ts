import type { HistoryPlace } from '@hub/common';
import type { DeploymentData, HubData } from './hub-data.js';

/** Where the histories and persons of all deployments of a hub are. */
export const historyPlaces = (hub: HubData): HistoryPlace[] =>
  hub.deployments.map((data) => historyPlace(hub, data));

/** Where those of one deployment are; the agreements alone have a key to sign checkpoints with. */
export const historyPlace = (
  { checkpointKeys }: HubData,
  { deployment, databaseUrl, eventsUrl }: DeploymentData,
): HistoryPlace => ({
  deployment: deployment.name,
  databaseUrl,
  ...(deployment.service === 'agreements' &&
    eventsUrl !== undefined && { checkpoints: { url: eventsUrl, keys: checkpointKeys } }),
});
