import {
  checkDatabase,
  type Finding,
  maskedFinding,
  newFindings,
  type Records,
  type ReportMask,
  readDatabase,
  reportMask,
} from '@hub/common';
import { idsAreUnique } from './checks/ids-are-unique.js';
import { referencesExist } from './checks/references-exist.js';
import { rowsAreServed } from './checks/rows-are-served.js';
import { sectorsAgree } from './checks/sectors-agree.js';
import { sourceDocumentsAreKnown } from './checks/source-documents-are-known.js';
import { subjectsExist } from './checks/subjects-exist.js';
import { type DeploymentData, type HubData, urlsByName } from './hub-data.js';
import { unfinishedFinding, unfinishedLoads } from './unfinished-loads.js';

/** One deployment's records, and what its service finds by itself. */
export interface DeploymentRecords {
  readonly data: DeploymentData;
  readonly records: Records;
  readonly findings: readonly Finding[];
}

/** All that a hub holds, and what is the matter with it. */
export interface CheckedHub {
  readonly deployments: readonly DeploymentRecords[];
  readonly findings: readonly Finding[];
  /** Those of them that are of loads that were cut. */
  readonly cut: readonly Finding[];
}

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
  const first = await checkOnce(hub, onProgress);
  const alone = first.deployments.flatMap(({ findings }) => findings);
  if (first.findings.length === alone.length + first.cut.length) return first;
  const second = await checkOnce(hub, onProgress);
  const passing = newFindings(first.findings, second.findings);
  return { ...second, findings: second.findings.filter((finding) => !passing.includes(finding)) };
}

async function checkOnce(hub: HubData, onProgress: (name: string) => void): Promise<CheckedHub> {
  const deployments: DeploymentRecords[] = [];
  for (const data of hub.deployments) {
    onProgress(data.deployment.name);
    const checked = await readDatabase(data.store, data.databaseUrl, (manager) =>
      checkDatabase(manager, data.store),
    );
    deployments.push({ data, records: checked.records, findings: checked.findings });
  }
  const cut = (await unfinishedLoads(hub.dataDir, urlsByName(hub))).map(unfinishedFinding);
  return { deployments, findings: [...findingsOf(hub, deployments), ...cut], cut };
}

/** What the services find by themselves, and what none of them can see alone. */
export function findingsOf(hub: HubData, deployments: readonly DeploymentRecords[]): Finding[] {
  const mask = hubMask(hub, deployments);
  const masked = (finding: Finding) => maskedFinding(finding, mask);
  // What a service quotes may be the id of another's record.
  const own = deployments.flatMap(({ findings }) => findings.map(masked));
  return [...own, ...notSaid(checkTogether(hub, deployments).map(masked), own)];
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

/** The invariants over the records of all services together. */
function checkTogether(hub: HubData, deployments: readonly DeploymentRecords[]): Finding[] {
  const ofRegions = hub.kinds.filter(({ section }) => section === 'activities').map(({ kind }) => kind);
  return [
    ...rowsAreServed(hub, deployments),
    ...idsAreUnique(deployments.map(({ records }) => records)),
    ...referencesExist(
      deployments.map(({ records }) => records),
      new Set(ofRegions),
    ),
    ...subjectsExist(deployments.map(({ records }) => records)),
    ...sectorsAgree(deployments.map(({ records }) => records)),
    ...sourceDocumentsAreKnown(deployments.map(({ records }) => records)),
  ];
}
