import { readFileSync } from 'node:fs';
import { REGION_CODES } from '@hub/schema/region-codes';

/** A region that has a deployment of its own in this hub. */
export interface JoinedRegion {
  /** SCB länskod: "12". */
  readonly code: string;
  readonly name: string;
}

/** One deployment of a service: a process with a port, and databases that no other can reach. */
export interface Deployment {
  /** Unique in the hub; also the audience that identities for it are signed for. */
  readonly name: string;
  readonly service: 'regions' | 'organisations' | 'agreements';
  /** For the regions service: whose territory it serves. */
  readonly region?: JoinedRegion;
  readonly port: number;
  /** Its own database. */
  readonly database: string;
  /** For a service that tells others of its changes: the database of the event backbone. */
  readonly eventsDatabase?: string;
}

/** Everything that runs, and where. */
export interface Plan {
  readonly gatewayPort: number;
  readonly postgresPort: number;
  readonly joined: readonly JoinedRegion[];
  readonly deployments: readonly Deployment[];
}

/** Serves Sweden as a whole, and the regions that have not joined. */
export const NATIONAL: JoinedRegion = { code: '00', name: 'Sverige' };

/**
 * Lays out a hub.
 *
 * @param port the gateway's; the others follow from it.
 * @param demo demonstration data has databases of its own names.
 * @param joined the regions with a deployment of their own; default: those of joined-regions.json.
 */
export function planHub(
  port: number,
  demo: boolean,
  joined: readonly JoinedRegion[] = joinedRegions(),
): Plan {
  const prefix = prefixOf(demo);
  const regions = [...joined, NATIONAL].map((region) => regionDeployment(region, port, demo));
  return {
    gatewayPort: port,
    postgresPort: port + 9,
    joined,
    deployments: [
      ...regions,
      {
        name: 'organisations',
        service: 'organisations',
        port: port + 1,
        database: `${prefix}_organisations`,
        eventsDatabase: `${prefix}_events`,
      },
      {
        name: 'agreements',
        service: 'agreements',
        port: port + 2,
        database: `${prefix}_agreements`,
        eventsDatabase: `${prefix}_events`,
      },
    ],
  };
}

/** The deployment that a region has, or gets when it joins. */
export function regionDeployment(region: JoinedRegion, port: number, demo: boolean): Deployment {
  return {
    name: `regions-${region.code}`,
    service: 'regions',
    region,
    port: regionPort(region.code, port),
    database: `${prefixOf(demo)}_regions_${region.code}`,
  };
}

/** The port of a region's deployment, where `port` is the gateway's. */
export const regionPort = (code: string, port: number): number => port + 100 + Number(code);

/** A placement in the gateway's map; what more it says is the gateway's to read. */
export interface MapEntry {
  readonly code: string;
  readonly url: string;
  readonly [more: string]: unknown;
}

/**
 * The gateway's map of subgraphs and placements, as it reads it from a file.
 *
 * @param elsewhere placements that others run; each takes the place of ours with the same code.
 */
export function deploymentsFile({ deployments }: Plan, elsewhere: readonly MapEntry[] = []): string {
  const subgraphs: Record<string, object> = {
    territories: { path: '/territories' },
    activities: { path: '/activities' },
  };
  const placements: MapEntry[] = [];
  for (const { name, service, region, port } of deployments) {
    const url = localUrl(port);
    if (region) {
      placements.push({
        ...region,
        url,
        audience: name,
        ...(region.code === NATIONAL.code && { fallback: true, serves: codesWithout(deployments) }),
      });
    } else subgraphs[service] = { url: `${url}/graphql`, audience: name };
  }
  const taken = new Set(elsewhere.map(({ code }) => code));
  const all = [...placements.filter(({ code }) => !taken.has(code)), ...elsewhere];
  return `${JSON.stringify({ subgraphs, placements: all }, null, 2)}\n`;
}

/** Where a deployment of this machine is. */
export const localUrl = (port: number): string => `http://127.0.0.1:${port}`;

/** The codes that the national deployment serves: its own, and those of regions that have none. */
function codesWithout(deployments: readonly Deployment[]): string[] {
  const own = new Set(deployments.flatMap(({ region }) => region?.code ?? []));
  return [...REGION_CODES].filter((code) => code === NATIONAL.code || !own.has(code));
}

/** The databases of a hub, each with what has to reach it. */
export const databasesOf = ({ deployments }: Plan): string[] => [
  ...new Set([
    ...deployments.map(({ database }) => database),
    ...deployments.flatMap(({ eventsDatabase }) => eventsDatabase ?? []),
  ]),
];

/** The login roles that may only read a database of the hub, with its name: the gateway's to the event log. */
export const readersOf = (plan: Plan): Map<string, string> =>
  new Map(
    plan.deployments.flatMap(({ eventsDatabase }) =>
      eventsDatabase ? [[readerOf(eventsDatabase), eventsDatabase] as const] : [],
    ),
  );

/** The login role that may only read a database. */
const readerOf = (database: string): string => `${database}_reader`;

/** The address of a deployment's own GraphQL endpoint. */
export function endpointOf(plan: Plan, name: string): string {
  const deployment = plan.deployments.find((each) => each.name === name);
  if (!deployment) throw new Error(`no deployment is called ${name}`);
  return `http://127.0.0.1:${deployment.port}/${deployment.region ? 'territories' : 'graphql'}`;
}

/** The regions that have a deployment of their own from the first start on. */
export function joinedRegions(): JoinedRegion[] {
  return JSON.parse(
    readFileSync(new URL('../../joined-regions.json', import.meta.url), 'utf8'),
  ) as JoinedRegion[];
}

/** Demonstration data has databases of its own names. */
const prefixOf = (demo: boolean): string => (demo ? 'hub_demo' : 'hub');
