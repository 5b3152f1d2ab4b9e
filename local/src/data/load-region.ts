import {
  beginLoad,
  CommitLostError,
  countFindings,
  type FileContents,
  type FileFault,
  type FindingCounts,
  type LoadOutcome,
  type LoadProgress,
  newFindings,
  ofSeverity,
  type PendingLoad,
  type Records,
  RegionFileError,
  regionOfRecord,
  sumOfCounts,
} from '@hub/common';
import { HubFailure, wordsOf } from '../failure.js';
import type { Interruption } from '../interruption.js';
import { type CheckedHub, checkDeployments, findingsOf, readHub } from './check-hub.js';
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
 * whole is known to hold; then they are committed, one right after the other. A dry run leaves none open.
 *
 * @returns what each service did, or would do; with errors nothing was changed.
 * @throws RegionFileError with every fault of the file, of all services together.
 */
export async function loadRegion(
  hub: HubData,
  contents: FileContents,
  { file, dryRun, onProgress = () => {}, interruption }: LoadRegionOptions,
): Promise<LoadOutcome[]> {
  const before = await readHub(hub);
  const pending: { target: DeploymentData; load: PendingLoad }[] = [];
  const faults: FileFault[] = [];
  try {
    const shares = sharesOf(hub, contents);
    // Each takes its part at a moment of its own: what refers to organisations before these, so that none seems to be missing.
    for (const { target, contents: own } of [...shares].reverse()) {
      const { name } = target.deployment;
      try {
        const load = await beginLoad(target.store, own, {
          databaseUrl: target.databaseUrl,
          dryRun,
          onProgress: (progress) => onProgress(name, progress),
        });
        pending.unshift({ target, load });
      } catch (error) {
        if (!(error instanceof RegionFileError)) {
          throw new HubFailure(`${name} can't take the file: ${wordsOf(error)}. Nothing was changed.`, {
            cause: error,
          });
        }
        faults.unshift(...error.faults);
      }
    }
    if (faults.length > 0) throw new RegionFileError(faults);
    const outcomes = pending.map(({ load }) => load.outcome);
    const all = [...outcomes, together(hub, before, pending, contents.region)];
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

/**
 * What the load would bring between services, such as a party that is no organisation of the hub, and all that would be
 * found beside what the services that take a part find by themselves. Those are looked at as their transactions see them,
 * before and after: what others write meanwhile is in both.
 */
function together(
  hub: HubData,
  before: CheckedHub,
  pending: readonly { readonly target: DeploymentData; readonly load: PendingLoad }[],
  region: string,
): LoadOutcome {
  const loads = new Map(pending.map(({ target, load }) => [target, load]));
  const at = (moment: 'before' | 'checked') =>
    checkDeployments(
      hub,
      before.deployments.map(({ data, ...read }) => {
        const { records, findings } = loads.get(data)?.[moment] ?? read;
        return { data, records, findings };
      }),
    );
  const after = at('checked');
  const brought = newFindings(at('before').between, after.between);
  // The load makes whole what earlier ones of the region have left.
  const cut = before.cut.filter((finding) => finding.region !== region);
  const found = sumOfCounts(pending.map(({ load: { outcome } }) => outcome.found));
  return {
    changes: [],
    unchanged: 0,
    kept: [],
    mended: [],
    errors: ofSeverity('error', brought),
    warnings: ofSeverity('warning', brought),
    notices: ofSeverity('notice', brought),
    found: restOf(countFindings(findingsOf({ ...after, cut })), found),
  };
}

const restOf = (all: FindingCounts, some: FindingCounts): FindingCounts => ({
  error: all.error - some.error,
  warning: all.warning - some.warning,
  notice: all.notice - some.notice,
});

async function commitAll(pending: readonly { target: DeploymentData; load: PendingLoad }[]): Promise<void> {
  const done: string[] = [];
  for (const { target, load } of pending) {
    try {
      await load.commit();
    } catch (error) {
      const { name } = target.deployment;
      const taken =
        done.length === 0
          ? 'Nothing was changed'
          : `${done.join(' and ')} had taken theirs: load the file again`;
      const rest = error instanceof CommitLostError ? `It may have taken it all the same: ${CHECK}` : taken;
      throw new HubFailure(`${name} could not take its part (${wordsOf(error)}). ${rest}.`, { cause: error });
    }
    done.push(target.deployment.name);
  }
}

const CHECK = 'npm run data:check tells who has the file’s part, and loading it again makes it whole';
