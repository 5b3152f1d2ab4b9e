import {
  beginLoad,
  countFindings,
  type DataRecord,
  type FileContents,
  type FileFault,
  type Finding,
  type LoadOutcome,
  type LoadProgress,
  newFindings,
  ofSeverity,
  type PendingLoad,
  type Records,
  RegionFileError,
  withoutPersons,
} from '@hub/common';
import { HubFailure, wordsOf } from '../failure.js';
import type { Interruption } from '../interruption.js';
import { checkHub, checkTogether, notSaid } from './check-hub.js';
import type { DeploymentData, HubData } from './hub-data.js';

export interface LoadRegionOptions {
  /** Say what would change, and change nothing. */
  readonly dryRun: boolean;
  /** Told the deployment whose part is under way, and how far it is; default: nobody. */
  readonly onProgress?: (name: string, progress: LoadProgress) => void;
  /** What must not be cut in the middle: the commits of all services. */
  readonly interruption: Interruption;
}

/**
 * Loads a region's file into every service. All services' transactions are open until each has taken its part and the
 * whole is known to hold; then they are committed, one right after the other.
 *
 * @returns what each service did, or would do; with errors nothing was changed.
 * @throws RegionFileError with every fault of the file, of all services together.
 */
export async function loadRegion(
  hub: HubData,
  contents: FileContents,
  { dryRun, onProgress = () => {}, interruption }: LoadRegionOptions,
): Promise<LoadOutcome[]> {
  const before = await checkHub(hub);
  const targets = [
    hub.ofService('organisations'),
    hub.ofRegion(contents.region),
    hub.ofService('agreements'),
  ];
  const pending: { target: DeploymentData; load: PendingLoad }[] = [];
  const faults: FileFault[] = [];
  try {
    for (const target of targets) {
      const { name } = target.deployment;
      try {
        const load = await beginLoad(target.store, contents, {
          databaseUrl: target.databaseUrl,
          onProgress: (progress) => onProgress(name, progress),
        });
        pending.push({ target, load });
      } catch (error) {
        if (!(error instanceof RegionFileError)) {
          throw new HubFailure(`${name} can't take the file: ${wordsOf(error)}. Nothing was changed.`, {
            cause: error,
          });
        }
        faults.push(...error.faults);
      }
    }
    if (faults.length > 0) throw new RegionFileError(faults);
    const outcomes = pending.map(({ load }) => load.outcome);
    const brought = notSaid(
      broughtTogether(hub, before.deployments, contents.records),
      outcomes.flatMap(({ errors, warnings }) => [...errors, ...warnings]),
    );
    const all = brought.length === 0 ? outcomes : [...outcomes, outcomeOf(brought)];
    if (!dryRun && all.every(({ errors }) => errors.length === 0)) {
      await interruption.uncut(() => commitAll(pending));
    }
    return all;
  } finally {
    for (const { load } of pending) await load.end();
  }
}

const outcomeOf = (brought: readonly Finding[]): LoadOutcome => ({
  changes: [],
  unchanged: 0,
  kept: [],
  errors: ofSeverity('error', brought),
  warnings: ofSeverity('warning', brought),
  found: countFindings(brought),
});

/** What the file would bring between services, such as a party that is no organisation of the hub. */
function broughtTogether(
  hub: HubData,
  deployments: Awaited<ReturnType<typeof checkHub>>['deployments'],
  given: Records,
): Finding[] {
  const keyOf = (kind: string, { id, code, agreementId }: DataRecord) =>
    `${kind} ${id ?? code ?? agreementId}`;
  const inFile = new Set(
    Object.entries(given).flatMap(([kind, list]) => list.map((record) => keyOf(kind, record))),
  );
  const left = deployments.map(({ data, records }) => ({
    data,
    records: Object.fromEntries(
      Object.entries(records).map(([kind, list]) => [
        kind,
        list.filter((record) => !inFile.has(keyOf(kind, record))),
      ]),
    ),
  }));
  const after = checkTogether(hub, [...left, { data: hub.ofService('organisations'), records: given }]);
  return newFindings(checkTogether(hub, deployments), after).map(withoutPersons);
}

async function commitAll(pending: readonly { target: DeploymentData; load: PendingLoad }[]): Promise<void> {
  const done: string[] = [];
  for (const { target, load } of pending) {
    try {
      await load.commit();
    } catch (error) {
      const rest =
        done.length === 0
          ? 'Nothing was changed'
          : `${done.join(' and ')} had taken theirs: load the file again`;
      throw new HubFailure(
        `${target.deployment.name} could not take its part (${wordsOf(error)}). ${rest}.`,
        {
          cause: error,
        },
      );
    }
    done.push(target.deployment.name);
  }
}
