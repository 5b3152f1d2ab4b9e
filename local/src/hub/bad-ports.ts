import { REGION_CODES } from '@hub/schema/region-codes';
import { NATIONAL, planHub } from './plan.js';

/** A port of a hub that no browser would reach. */
export interface BadPort {
  readonly port: number;
  /** Whose it would be. */
  readonly name: string;
}

/**
 * The ports of a hub, those of regions that have not joined yet too, that browsers and `fetch` refuse to connect to: the
 * "bad ports" of the Fetch standard, which belong to other protocols.
 *
 * @param hubPort the gateway's; the others follow from it.
 */
export function badPortsOf(hubPort: number): BadPort[] {
  const regions = [...REGION_CODES].filter((code) => code !== NATIONAL.code);
  const { gatewayPort, postgresPort, deployments } = planHub(
    hubPort,
    false,
    regions.map((code) => ({ code, name: code })),
  );
  const all = [
    { port: gatewayPort, name: 'gateway' },
    { port: postgresPort, name: 'database server' },
    ...deployments.map(({ port, name }) => ({ port, name })),
  ];
  return all.filter(({ port }) => BAD_PORTS.has(port));
}

/** https://fetch.spec.whatwg.org/#bad-port */
export const BAD_PORTS: ReadonlySet<number> = new Set([
  0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104,
  109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515,
  526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049,
  3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
]);
