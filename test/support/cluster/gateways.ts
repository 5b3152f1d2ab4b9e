import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { JWK } from 'jose';
import { replaceMap } from '../gateway-process.js';
import { root } from '../launcher.js';

/** The files that gateways go by. */
export interface Graph {
  readonly supergraph: string;
  /** One for each gateway: each has a way of its own to the services. */
  readonly deployments: readonly string[];
  /** Writes the supergraph anew: the same, in a text that is another. */
  reload(): void;
  /** Writes each map of deployments anew: a placement has another name. */
  reloadMaps(): void;
}

/** @param ports where the services are; agreements for each gateway. */
export async function writeGraph(
  directory: string,
  ports: { readonly agreements: readonly number[]; readonly organisations: number; readonly regions: number },
): Promise<Graph> {
  const sdl = await readFile(path.join(root, 'schema/supergraph.graphql'), 'utf8');
  const supergraph = path.join(directory, 'supergraph.graphql');
  const at = (port: number) => `http://127.0.0.1:${port}`;
  await writeFile(supergraph, sdl);
  const deployments = ports.agreements.map((port) => path.join(directory, `deployments-${port}.json`));
  const writeMaps = (name: string) => {
    for (const [index, file] of deployments.entries()) {
      const subgraphs = {
        territories: { path: '/territories' },
        activities: { path: '/activities' },
        organisations: { url: `${at(ports.organisations)}/graphql`, audience: 'organisations' },
        agreements: { url: `${at(ports.agreements[index] ?? 0)}/graphql`, audience: 'agreements' },
      };
      const placements = [
        { code: '00', name, url: at(ports.regions), audience: 'regions-00', fallback: true },
      ];
      replaceMap(file, JSON.stringify({ subgraphs, placements }));
    }
  };
  writeMaps('Sverige');
  let reloads = 0;
  return {
    supergraph,
    deployments,
    reload() {
      reloads += 1;
      replaceMap(supergraph, `${sdl}\n# ${reloads}\n`);
    },
    reloadMaps() {
      reloads += 1;
      writeMaps(`Sverige ${reloads}`);
    },
  };
}

export interface GatewaysOptions {
  readonly graph: Graph;
  readonly eventsDatabaseUrl: string;
  /** Where NATS is, if the log is kept there. */
  readonly log: Readonly<Record<string, string>>;
  /** With which the gateways sign the identities that they send on. */
  readonly signingKey: JWK;
  /** With which access tokens are signed, in the name of the development issuer of a port. */
  readonly issuerKey: JWK;
  readonly issuerPort: number;
}

/** The environment of each gateway. */
export function gatewayEnvironments(ports: readonly number[], options: GatewaysOptions) {
  const { d: _private, ...publicKey } = options.issuerKey;
  return ports.map((port, index) => ({
    PORT: String(port),
    HOST: '127.0.0.1',
    SUPERGRAPH: options.graph.supergraph,
    DEPLOYMENTS: options.graph.deployments[index] ?? '',
    SIGNING_KEY: JSON.stringify(options.signingKey),
    OIDC_ISSUER: `http://localhost:${options.issuerPort}/dev-issuer`,
    OIDC_AUDIENCE: 'agreement-hub',
    DEV_ISSUER_KEYS: JSON.stringify({ keys: [publicKey] }),
    ...(options.log.NATS_URL === undefined && { EVENTS_DATABASE_URL: options.eventsDatabaseUrl }),
    ...options.log,
    LOG_LEVEL: 'info',
    // On a machine with much else to do: what is slow is not what is tried here.
    PLACEMENT_DEADLINE: '5000',
    SUBGRAPH_DEADLINE: '20000',
    REQUEST_TIMEOUT: '30000',
    DRAIN_SPREAD: '1000',
    STOP_TIMEOUT: '3000',
  }));
}
