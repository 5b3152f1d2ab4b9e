import {
  beginLoad,
  countFindings,
  type DataRecord,
  type FileContents,
  type FileFault,
  type Finding,
  type LoadOutcome,
  type LoadProgress,
  maskedFinding,
  newFindings,
  ofSeverity,
  type PendingLoad,
  type Records,
  RegionFileError,
  regionOfRecord,
} from '@hub/common';
import { HubFailure, wordsOf } from '../failure.js';
import type { Interruption } from '../interruption.js';
import { checkHub, checkTogether, hubMask, notSaid } from './check-hub.js';
import { type DeploymentData, type HubData, urlsByName } from './hub-data.js';
import { commitMarked } from './unfinished-loads.js';

export interface LoadRegionOptions {
  /** The name of the file, to know it by where the load is cut. */
  readonly file: string;
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
  { file, dryRun, onProgress = () => {}, interruption }: LoadRegionOptions,
): Promise<LoadOutcome[]> {
  const before = await checkHub(hub);
  const pending: { target: DeploymentData; load: PendingLoad }[] = [];
  const faults: FileFault[] = [];
  try {
    for (const { target, contents: own } of sharesOf(hub, contents)) {
      const { name } = target.deployment;
      try {
        const load = await beginLoad(target.store, own, {
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
      broughtTogether(hub, before.deployments, contents),
      outcomes.flatMap(({ errors, warnings }) => [...errors, ...warnings]),
    );
    const all = brought.length === 0 ? outcomes : [...outcomes, outcomeOf(brought)];
    if (!dryRun && all.every(({ errors }) => errors.length === 0)) {
      const parts = pending.map(({ target, load: { transaction } }) => ({
        deployment: target.deployment.name,
        transaction,
      }));
      const mark = { region: contents.region, file, parts };
      await interruption.uncut(() =>
        commitMarked(hub.dataDir, mark, urlsByName(hub), () => commitAll(pending)),
      );
    }
    return all;
  } finally {
    for (const { load } of pending) await load.end();
  }
}

/** What each deployment is to take of a file; those of other regions what is theirs and is referred to. */
function sharesOf(
  hub: HubData,
  { region, records, referred = {} }: FileContents,
): { readonly target: DeploymentData; readonly contents: FileContents }[] {
  const own = [hub.ofService('organisations'), hub.ofRegion(region), hub.ofService('agreements')];
  const referredOf = (target: DeploymentData): Records =>
    Object.fromEntries(
      Object.entries(referred).map(([kind, list]) => [
        kind,
        list.filter((record) => hub.ofRegion(regionOfRecord(record)) === target),
      ]),
    );
  const others = hub.deployments.filter(
    (target) => !own.includes(target) && Object.values(referredOf(target)).some(({ length }) => length > 0),
  );
  return [
    ...own.map((target) => ({ target, contents: { region, records, referred: referredOf(target) } })),
    ...others.map((target) => ({ target, contents: { region, records: {}, referred: referredOf(target) } })),
  ];
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
  { region, records: given, referred = {} }: FileContents,
): Finding[] {
  const keyOf = (kind: string, { id, code, agreementId, regionCode }: DataRecord) =>
    `${kind} ${id ?? code ?? agreementId ?? regionCode}`;
  const keysOf = (records: Records) =>
    Object.entries(records).flatMap(([kind, list]) => list.map((record) => keyOf(kind, record)));
  const inFile = new Set(keysOf(given));
  const held = new Set(deployments.flatMap(({ records }) => keysOf(records)));
  const added = Object.entries(referred).map(([kind, list]) => [
    kind,
    [...(given[kind] ?? []), ...list.filter((record) => !held.has(keyOf(kind, record)))],
  ]);
  const isKnown = held.has(`regions ${region}`) || inFile.has(`regions ${region}`);
  const afterwards: Records = {
    ...given,
    ...Object.fromEntries(added),
    // A load is itself a confirmation, whatever the file says of an earlier one.
    freshness: isKnown ? [{ regionCode: region }] : [],
  };
  const left = deployments.map(({ data, records }) => ({
    data,
    records: Object.fromEntries(
      Object.entries(records).map(([kind, list]) => [
        kind,
        list.filter((record) => !inFile.has(keyOf(kind, record))),
      ]),
    ),
  }));
  const after = checkTogether(hub, [...left, { data: hub.ofService('organisations'), records: afterwards }]);
  const mask = hubMask(hub, [...deployments, { records: afterwards }]);
  return newFindings(checkTogether(hub, deployments), after).map((finding) => maskedFinding(finding, mask));
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
