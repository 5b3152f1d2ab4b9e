import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { HubFailure, wordsOf } from '../failure.js';
import { writeWhole } from '../write-whole.js';
import { deploymentsFile, localUrl, type MapEntry, type Plan, regionPort } from './plan.js';

/** The map of deployments that the gateway of a data directory goes by. */
export const mapFile = (dataDir: string): string => path.join(dataDir, 'deployments.json');

/**
 * Writes the map anew, for what the launcher runs. What others run stays in it: a region's deployment on its own machine
 * is written in by hand.
 */
export async function writeMap(file: string, plan: Plan): Promise<void> {
  await writeWhole(file, deploymentsFile(plan, await placementsElsewhere(file, plan.gatewayPort)));
}

/**
 * The placements of a map that are at addresses where the launcher runs nothing, neither now nor when it wrote the map.
 *
 * @param gatewayPort the hub's port now; it may have been another then.
 * @returns none where there is no map yet.
 * @throws {HubFailure} where it is no map: what stands in it by hand is not to be lost.
 */
export async function placementsElsewhere(file: string, gatewayPort: number): Promise<MapEntry[]> {
  const { subgraphs, placements } = await readMap(file);
  const ports = [gatewayPort, portThen(subgraphs.organisations?.url)];
  return placements.filter(({ code, url }) =>
    ports.every((port) => port === undefined || !isAt(url, localUrl(regionPort(code, port)))),
  );
}

interface DeploymentsMap {
  readonly subgraphs: Readonly<Record<string, { readonly url?: string } | undefined>>;
  readonly placements: readonly MapEntry[];
}

async function readMap(file: string): Promise<DeploymentsMap> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}';
    throw error;
  });
  try {
    const { subgraphs = {}, placements = [] } = JSON.parse(text) as Partial<DeploymentsMap>;
    for (const { code, url } of placements) {
      if (typeof code !== 'string' || !URL.canParse(url))
        throw new Error('wanted placements that each have a code and a url');
    }
    return { subgraphs, placements };
  } catch (error) {
    throw new HubFailure(
      `${file} is no map of deployments (${wordsOf(error)}): mend it, or remove it and all that was added to it by hand`,
      { cause: error },
    );
  }
}

/** The hub's port when the map was written: organisations has the next one. */
function portThen(url: string | undefined): number | undefined {
  const port = url !== undefined && URL.canParse(url) ? Number(new URL(url).port) : 0;
  return port > 0 ? port - 1 : undefined;
}

const isAt = (url: string, address: string): boolean => new URL(url).origin === address;
