import { setTimeout as delay } from 'node:timers/promises';
import type { Choose } from '../../support/chooser.js';
import type { Cluster } from '../../support/cluster/cluster.js';
import type { Way } from '../../support/cluster/way.js';
import type { Audience } from './audience.js';

/** Something that is broken, and is whole again when it is done. */
export interface Cut {
  readonly name: string;
  /** Two with the same do not go together. */
  readonly of: string;
  /** @returns what was wrong, in words. */
  make(): Promise<string | undefined>;
}

/** Unit: milliseconds. */
const AWAY_MS = [300, 1_000, 3_000];

/** Everything that may be cut in a cluster. */
export function cutsOf(cluster: Cluster, audience: Audience, choose: Choose): Cut[] {
  const { processes, ways, postgres, nats } = cluster;
  const some = () => choose([true, false]);
  const shut = async (way: Way | undefined) => {
    way?.shut();
    await delay(choose(AWAY_MS));
    way?.open();
  };
  const cut = (name: string, of: string, make: () => unknown): Cut => ({
    name,
    of,
    make: async () => {
      const fault = await make();
      return typeof fault === 'string' ? `${name}: ${fault}` : undefined;
    },
  });
  const cuts = [
    cut('reset PostgreSQL’s connections', 'ways', () => void ways.postgres.reset(some)),
    cut('shut the way to PostgreSQL', 'ways', () => shut(ways.postgres)),
    cut('kill PostgreSQL', 'PostgreSQL', () => postgres.crash()),
    cut('reload the supergraph', 'supergraph', () => cluster.reload()),
    cut('reload the maps of deployments', 'maps', () => cluster.reloadMaps()),
    cut('watchers leave for a moment', 'watchers', () => {
      for (const watcher of audience.watchers.filter(some)) watcher.cut(choose([0, 500, 2_000]));
    }),
    cut('watchers leave for good', 'watchers', () =>
      audience.replace([...new Set([choose(audience.watchers), choose(audience.watchers)])]),
    ),
  ];
  for (const [index, process] of processes.agreements.entries()) {
    cuts.push(
      cut(`kill service ${index}`, `service ${index}`, async () => {
        await process.kill();
        await process.start();
      }),
      cut(`freeze service ${index}`, `service ${index}`, () => process.freeze(choose(AWAY_MS))),
      cut(`stop service ${index}`, `service ${index}`, async () => {
        await process.stop();
        await process.start();
      }),
    );
  }
  for (const [index, process] of processes.gateways.entries()) {
    cuts.push(
      cut(`reset the clients of gateway ${index}`, 'ways', () => void ways.gateways[index]?.reset(some)),
      cut(`reset gateway ${index}’s services`, 'ways', () => void ways.agreements[index]?.reset()),
      cut(`shut the way of gateway ${index} to services`, 'ways', () => shut(ways.agreements[index])),
      cut(`kill gateway ${index}`, `gateway ${index}`, async () => {
        await process.kill();
        await process.start();
      }),
      cut(`freeze gateway ${index}`, `gateway ${index}`, () => process.freeze(choose(AWAY_MS))),
      cut(`drain gateway ${index}`, `gateway ${index}`, async () => {
        const code = await process.stop();
        await process.start();
        return code === 0 ? undefined : `expected it to end with 0, got ${code}`;
      }),
    );
  }
  if (nats) {
    cuts.push(
      cut('reset nats-server’s connections', 'ways', () => void ways.nats?.reset()),
      cut('shut the way to nats-server', 'ways', () => shut(ways.nats)),
      cut('kill nats-server', 'nats-server', async () => {
        await nats.kill();
        await nats.start();
      }),
    );
  }
  return cuts;
}

/**
 * In which order cuts are made: each once, at random, and then again.
 *
 * @returns one or two at a time.
 */
export function* courseOfCuts(
  cuts: readonly Cut[],
  number: number,
  choose: Choose,
): Generator<readonly Cut[]> {
  let left: Cut[] = [];
  const next = (fits: (cut: Cut) => boolean): Cut => {
    const fitting = left.filter(fits);
    const chosen = choose(fitting.length > 0 ? fitting : cuts.filter(fits));
    left = left.filter((cut) => cut !== chosen);
    return chosen;
  };
  for (let made = 0; made < number; ) {
    if (left.length === 0) left = [...cuts];
    const one = next(() => true);
    const isPair = made + 1 < number && choose([true, false, false, false]);
    const together = isPair ? [one, next(({ of }) => of !== one.of)] : [one];
    made += together.length;
    yield together;
  }
}
