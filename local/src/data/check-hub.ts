import {
  checkDatabase,
  type Finding,
  maskedFinding,
  newFindings,
  type ReportMask,
  readDatabase,
  reportMask,
} from '@hub/common';
import { checkBetween } from './between-services.js';
import { rowsAreServed } from './checks/rows-are-served.js';
import type { DeploymentRecords } from './deployment-records.js';
import { type HubData, urlsByName } from './hub-data.js';
import { unfinishedFinding, unfinishedLoads } from './unfinished-loads.js';

/** What is the matter with the records of a hub. */
interface HubFindings {
  /** What the services find by themselves, each at one moment of its database. */
  readonly own: readonly Finding[];
  /** What none of them can see alone. */
  readonly between: readonly Finding[];
}

/** All that a hub holds, and what is the matter with it. */
export interface CheckedHub extends HubFindings {
  readonly deployments: readonly DeploymentRecords[];
  /** Loads that were cut. */
  readonly cut: readonly Finding[];
}

/** All of them. */
export const findingsOf = ({ own, between, cut }: Omit<CheckedHub, 'deployments'>): Finding[] => [
  ...own,
  ...between,
  ...cut,
];

/**
 * Holds each service's records against its invariants, and all of them against what no service can see alone. The services
 * are read one after the other, each at a moment of its own: where one seems to lack what another refers to, all are read
 * a second time, and what somebody was just writing is no finding.
 *
 * @param onProgress told the deployment whose turn it is.
 */
export async function checkHub(
  hub: HubData,
  onProgress: (name: string) => void = () => {},
): Promise<CheckedHub> {
  const first = await readHub(hub, onProgress);
  if (first.between.length === 0) return first;
  const second = await readHub(hub, onProgress);
  const passing = newFindings(first.between, second.between);
  return { ...second, between: second.between.filter((finding) => !passing.includes(finding)) };
}

/** Reads each service once, and checks what was read: between services, what somebody is just writing may be told as well. */
export async function readHub(
  hub: HubData,
  onProgress: (name: string) => void = () => {},
): Promise<CheckedHub> {
  const deployments: DeploymentRecords[] = [];
  for (const data of hub.deployments) {
    onProgress(data.deployment.name);
    const checked = await readDatabase(data.store, data.databaseUrl, (manager) =>
      checkDatabase(manager, data.store),
    );
    deployments.push({ data, records: checked.records, findings: checked.findings });
  }
  const cut = (await unfinishedLoads(hub.dataDir, urlsByName(hub))).map(unfinishedFinding);
  return { deployments, ...checkDeployments(hub, deployments), cut };
}

/** What the services have found by themselves, and what is found of them together. */
export function checkDeployments(hub: HubData, deployments: readonly DeploymentRecords[]): HubFindings {
  const mask = hubMask(hub, deployments);
  const masked = (finding: Finding) => maskedFinding(finding, mask);
  // What a service quotes may be the id of another's record.
  const own = deployments.flatMap(({ findings }) => findings.map(masked));
  const together = [
    ...rowsAreServed(hub, deployments),
    ...checkBetween(
      hub.kinds,
      deployments.map(({ records }) => records),
    ),
  ];
  return { own, between: notSaid(together.map(masked), own) };
}

/** For what is told of any record of a hub, or of those given. */
function hubMask({ kinds }: HubData, deployments: readonly Pick<DeploymentRecords, 'records'>[]): ReportMask {
  const masks = deployments.map(({ records }) => reportMask(kinds, records));
  return (text) => masks.reduce((rest, mask) => mask(rest), text);
}

/** Those that a service has not found by itself already. */
function notSaid(findings: readonly Finding[], said: readonly Finding[]): Finding[] {
  const keyOf = ({ kind, id, field, got }: Finding) => JSON.stringify([kind, id, field, got]);
  const known = new Set(said.map(keyOf));
  return findings.filter((finding) => !known.has(keyOf(finding)));
}
