import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import {
  countRecords,
  exitCodeOf,
  printFindings,
  printOutcome,
  readRegionFile,
  regionFileText,
  regionNames,
} from '@hub/common';
import { REGION_CODES } from '@hub/schema/region-codes';
import { readConfig } from '../config.js';
import { checkHub } from '../data/check-hub.js';
import { dumpRegion } from '../data/dump-region.js';
import { type HubData, withHubData } from '../data/hub-data.js';
import { loadRegion } from '../data/load-region.js';
import { dataDirectory } from '../data-directory.js';
import { HubFailure, wordsOf } from '../failure.js';
import { progressBar } from '../progress-bar.js';

const HELP = `The data of the hub of this checkout, whether it runs or not.

  npm run data:check [-- --json]
      Holds all data against the rules of the domain and prints what it found, by region and record.
      error: it can't be so. warning: it may be wrong, look at it. notice: known, and kept as it is.
  npm run data:dump -- --region 14 [--out FILE]
      Writes a region's own records as JSON, to standard output where no file is named.
  npm run data:load -- FILE [--dry-run]
      Loads a region's file: all of it, or nothing where anything in it can't be taken.
      --dry-run says what would change and changes nothing.

  --demo   the demonstration's data (npm start -- --demo)

Exit codes: 0 nothing above notices, or done; 1 warnings; 2 errors, or a file that was refused; 3 could not be run.
With npm's own lines left out: npm run -s data:check -- --json
`;

/**
 * `npm run data:check`, `data:dump` and `data:load`.
 *
 * @returns the exit code.
 * @throws {HubFailure} with one line for what can't be done; RegionFileError with every fault of a file.
 */
export async function data([command, ...args]: readonly string[]): Promise<number> {
  const options = parse(args);
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  if (command === 'dump') return dump(options);
  if (command === 'load') return load(options);
  return check(options);
}

type Options = ReturnType<typeof parse>;

async function check(options: Options): Promise<number> {
  return onHub(options, async (hub) => {
    const bar = progressBar(hub.deployments.length, 'checking', process.stderr);
    let turn = 0;
    const { deployments, findings } = await checkHub(hub, (name) => bar.advance(turn++, name)).finally(() =>
      bar.stop('checked'),
    );
    const checked = deployments.reduce((sum, { records }) => sum + countRecords(records), 0);
    const names = new Map(deployments.flatMap(({ records }) => [...regionNames(records)]));
    const report = options.json
      ? JSON.stringify({ checked, findings }, null, 2)
      : printFindings(findings, { regionNames: names, checked });
    process.stdout.write(`${report}\n`);
    return exitCodeOf(findings);
  });
}

async function dump(options: Options): Promise<number> {
  const { region = '', out } = options;
  if (!REGION_CODES.has(region)) {
    throw new HubFailure(
      `wanted --region with the code of a region (länskod) such as 14, got "${region}" (npm run data:dump -- --region 14)`,
    );
  }
  return onHub(options, async (hub) => {
    const file = await dumpRegion(hub, region);
    const text = regionFileText(file);
    if (out === undefined) {
      process.stdout.write(text);
      return 0;
    }
    await writeFile(out, text).catch((error: unknown) => {
      throw new HubFailure(`${out} can't be written (${wordsOf(error)})`, { cause: error });
    });
    const sections = Object.values(file).filter((section) => typeof section === 'object' && section !== null);
    const kinds = sections.flatMap((section) => Object.entries(section as Record<string, unknown[]>));
    const counts = kinds
      .filter(([, list]) => list.length > 0)
      .map(([kind, list]) => `${kind} ${list.length}`);
    process.stdout.write(`Wrote ${out}: ${counts.join(', ')}\n`);
    return 0;
  });
}

async function load(options: Options): Promise<number> {
  const [name, ...more] = options.files;
  if (name === undefined || more.length > 0) {
    throw new HubFailure('wanted one file of a region (npm run data:load -- FILE)');
  }
  const bytes = await readFile(name).catch((error: unknown) => {
    throw new HubFailure(`${name} can't be read (${wordsOf(error)})`, { cause: error });
  });
  return onHub(options, async (hub) => {
    const contents = readRegionFile(bytes, hub.kinds);
    const { 'dry-run': dryRun } = options;
    const bar = progressBar(countRecords(contents.records), 'reading', process.stderr);
    const outcomes = await loadRegion(hub, contents, {
      dryRun,
      onProgress: (done, _total, what) => bar.advance(done, what),
    }).finally(() => bar.stop('done'));
    process.stdout.write(`${printOutcome(outcomes, dryRun)}\n`);
    return outcomes.some(({ errors }) => errors.length > 0) ? 2 : 0;
  });
}

async function onHub(options: Options, work: (hub: HubData) => Promise<number>): Promise<number> {
  const config = readConfig();
  const { demo } = options;
  const { path: dataDir } = await dataDirectory(config.dataDir, {
    embedded: config.databaseUrl === undefined,
    demo,
  });
  return withHubData({ config, dataDir, demo }, work);
}

function parse(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        region: { type: 'string' },
        out: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        demo: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    return { ...values, files: positionals };
  } catch (error) {
    throw new HubFailure(`${wordsOf(error)} (npm run data:check -- --help tells what there is)`, {
      cause: error,
    });
  }
}
