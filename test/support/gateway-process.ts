import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { type Place, type World, within, worldAt } from '../world.js';
import { freePort } from './free-ports.js';
import { eventsReaderUrl } from './hub-database.js';
import { root } from './launcher.js';
import { runProgram } from './program.js';
import { until } from './until.js';

/** The map of deployments, as it stands in its file. */
export interface DeploymentsMap {
  readonly subgraphs: Record<string, object>;
  readonly placements: readonly { readonly code: string; readonly url: string }[];
}

/** One more gateway of a hub, as a process of its own. */
export interface GatewayProcess {
  /** The hub, asked through this gateway. */
  readonly world: World;
  /** What it has logged so far with a text. */
  logged(message: string): Record<string, unknown>[];
  /** The codes of its map, and the number of requests that go by earlier ones. */
  map(): Promise<{ placements: string[]; requestsOnEarlierMaps: number }>;
  stop(): Promise<void>;
}

/**
 * Starts one more gateway for a hub that runs.
 *
 * @param deployments the path of its map.
 */
export async function startGatewayProcess(
  hub: Place,
  deployments: string,
  env: Record<string, string> = {},
): Promise<GatewayProcess> {
  const port = await freePort();
  const environment = {
    PORT: String(port),
    HOST: '127.0.0.1',
    SUPERGRAPH: path.join(root, 'schema/supergraph.graphql'),
    DEPLOYMENTS: deployments,
    SIGNING_KEY: readFileSync(path.join(hub.dataDir, 'keys/gateway.json'), 'utf8'),
    EVENTS_DATABASE_URL: eventsReaderUrl(hub),
    LOG_LEVEL: 'info',
    ...env,
  };
  const gateway = runProgram('gateway', environment, ['ignore', 'pipe', 'inherit']);
  const lines: Record<string, unknown>[] = [];
  createInterface({ input: gateway.child.stdout as Readable }).on('line', (line) =>
    lines.push(JSON.parse(line)),
  );
  const logged = (message: string) => lines.filter(({ msg }) => String(msg).includes(message));
  await until(() => gateway.isGone() || logged('the gateway listens').length > 0, 20_000);
  if (gateway.isGone()) throw new Error(`the gateway ended with ${await gateway.end('SIGTERM')}`);
  const world = worldAt({ ...hub, port });
  return {
    world,
    logged,
    async map() {
      const ready = await fetch(`${world.origin}/health/ready`);
      return ((await ready.json()) as { map: Awaited<ReturnType<GatewayProcess['map']>> }).map;
    },
    async stop() {
      await within(gateway.end('SIGTERM'), 15_000, 'the end of the gateway');
    },
  };
}

export function readMap(file: string): DeploymentsMap {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Replaces a map as an operator does: whoever reads it finds the old text or the new. */
export function replaceMap(file: string, map: DeploymentsMap | string): void {
  writeFileSync(`${file}.new`, typeof map === 'string' ? map : JSON.stringify(map));
  renameSync(`${file}.new`, file);
}

/** The same map with one placement at another address. */
export function withAddress(map: DeploymentsMap, code: string, url: string): DeploymentsMap {
  return {
    ...map,
    placements: map.placements.map((each) => (each.code === code ? { ...each, url } : each)),
  };
}
