import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  type ArgumentRules,
  countRecords,
  exitCodeOf,
  fileWords,
  printFindings,
  type RegionFile,
  readRegionFile,
  regionFileText,
  regionNames,
  tellLoad,
  warnUnloadable,
} from '@hub/common';
import { REGION_CODES } from '@hub/schema/region-codes';
import { checkBetween } from '../data/between-services.js';
import { checkHub, findingsOf } from '../data/check-hub.js';
import { dumpSettled } from '../data/dump-settled.js';
import { urlsByName } from '../data/hub-data.js';
import { loadRegion } from '../data/load-region.js';
import { unfinishedLine, unfinishedLoads } from '../data/unfinished-loads.js';
import { HubFailure } from '../failure.js';
import { type CommandCall, type CommandRun, onHub, runOnHub } from './command-run.js';
import { writeOut } from './write-out.js';

const HELP = `The data of the hub of this checkout, whether it runs or not.

  npm run data:check [-- --json]
      Holds all data against the rules of the domain and prints what it found, by region and record.
      error: it can't be so. warning: it may be wrong, look at it. notice: known, and kept as it is.
  npm run data:dump -- --region 14 [--out FILE]
      Writes a region's own records as JSON, to standard output where no file is named. What no hub would load again
      is told (exit code 1). It holds why applications were rejected and adherences ended, which is not public.
  npm run data:load -- FILE [--dry-run] [--json]
      Loads a region's file: all of it, or nothing where anything in it can't be taken.
      --dry-run says what would change and changes nothing. --json gives the outcome as JSON.

  --demo   the demonstration's data (npm start -- --demo)

Exit codes: 0 nothing above notices, or done; 1 warnings; 2 errors, or a file that was refused; 3 could not be run;
130 interrupted (Ctrl-C), nothing was changed.
With npm's own lines left out: npm run -s data:check -- --json
`;

/** What each command takes. */
const RULES = {
  check: { command: 'data:check', flags: ['json', 'demo'] },
  dump: { command: 'data:dump', values: { region: 'NN', out: 'FILE' }, flags: ['demo'] },
  load: { command: 'data:load', file: true, flags: ['dry-run', 'json', 'demo'] },
} as const;

/**
 * `npm run data:check`, `data:dump` and `data:load`.
 *
 * @returns the exit code.
 * @throws {HubFailure} with one line for what can't be done; RegionFileError with every fault of a file; Interrupted when
 *   the command was stopped, with nothing changed.
 */
export async function data(call: CommandCall): Promise<number> {
  const [name, ...args] = call.args;
  const run = (rules: ArgumentRules, work: (run: CommandRun) => Promise<number>) =>
    runOnHub(call, args, { help: HELP, rules }, work);
  if (name === 'dump') return run(RULES.dump, dump);
  if (name === 'load') return run(RULES.load, load);
  return run(RULES.check, check);
}

async function check(run: CommandRun): Promise<number> {
  const { json, line } = run;
  const checked = await onHub(run, (hub) => {
    let turn = 0;
    const all = hub.deployments.length;
    return checkHub(hub, (name) => {
      turn = (turn % all) + 1;
      line.show(`checking ${name}`, turn, all);
    });
  });
  line.stop();
  const { deployments } = checked;
  const findings = findingsOf(checked);
  const count = deployments.reduce((sum, { records }) => sum + countRecords(records), 0);
  const names = new Map(deployments.flatMap(({ records }) => [...regionNames(records)]));
  const report = json
    ? JSON.stringify({ checked: count, findings }, null, 2)
    : printFindings(findings, { regionNames: names, checked: count });
  process.stdout.write(`${report}\n`);
  return exitCodeOf(findings);
}

async function dump(run: CommandRun): Promise<number> {
  const { given, line } = run;
  const region = given.value('region') ?? '';
  const out = given.value('out');
  if (!REGION_CODES.has(region)) {
    throw new HubFailure(
      `wanted --region with the code of a region (länskod) such as 14, got "${region}" (npm run data:dump -- --region 14)`,
    );
  }
  const { file, hub } = await onHub(run, async (hub) => ({
    file: await dumpSettled(hub, region, () => line.show('waiting until the services agree')),
    hub,
  }));
  line.stop();
  const text = regionFileText(file);
  await writeOut(text, out);
  if (out !== undefined) process.stdout.write(`Wrote ${out}: ${countsIn(file)}\n`);
  return warnUnloadable(hub.stores, file, (records) => checkBetween(hub.kinds, [records]));
}

/** `bodies 5, events 12`. */
function countsIn(file: RegionFile): string {
  const sections = Object.values(file).filter((section) => typeof section === 'object' && section !== null);
  return sections
    .flatMap((section) => Object.entries(section as Record<string, unknown[]>))
    .filter(([, list]) => list.length > 0)
    .map(([kind, list]) => `${kind} ${list.length}`)
    .join(', ');
}

async function load(run: CommandRun): Promise<number> {
  const { given, json, line, interruption } = run;
  const name = given.file ?? '';
  const dryRun = given.has('dry-run');
  const bytes = await readFile(name).catch((error: unknown) => {
    throw new HubFailure(`${name} can't be read: ${fileWords(error)}`, { cause: error });
  });
  const work = () =>
    onHub(run, async (hub) => {
      const contents = readRegionFile(bytes, hub.kinds);
      line.show('checking what is there');
      for (const cut of await unfinishedLoads(hub.dataDir, urlsByName(hub))) {
        process.stderr.write(`${unfinishedLine(cut)}\n`);
      }
      return loadRegion(hub, contents, {
        file: path.basename(name),
        dryRun,
        interruption,
        onProgress: (deployment, { phase, done, total }) => line.show(`${deployment}: ${phase}`, done, total),
      });
    }).finally(() => line.stop());
  return tellLoad(work, { dryRun, json });
}
