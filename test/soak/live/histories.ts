import { chooser } from '../../support/chooser.js';
import { type Cluster, startCluster } from '../../support/cluster/cluster.js';
import { untilSeen, untilSigned, untilTheEnd } from './arrivals.js';
import { type Audience, startAudience, type Transport } from './audience.js';
import { checkEnds, checkHistories, repeatsOf } from './check/index.js';
import { type Cut, courseOfCuts, cutsOf } from './cuts.js';
import { removeLog } from './log-anew.js';
import type { Change, Counter } from './model.js';
import { readCounters, readRegister } from './read-register.js';
import { startTraffic } from './traffic.js';
import { founderOf } from './write/founder.js';
import { markerOf } from './write/marker.js';
import { startWriters } from './write/writers.js';

export interface HistoriesOptions {
  /** Decides who writes what where, who watches where, and what is cut when. */
  readonly seed: number;
  readonly signings: number;
  readonly watchers: number;
  readonly cuts: number;
  readonly backbone: 'postgres' | 'nats';
  /** Default: both. */
  readonly transports?: readonly Transport[];
  /** Where what the processes say is kept. */
  readonly logs?: string | undefined;
  readonly log?: (line: string) => void;
}

export interface HistoriesReport {
  readonly seed: number;
  readonly backbone: string;
  /** Signings and withdrawals that were answered. */
  readonly writes: number;
  readonly signings: number;
  /** Agreements that were made meanwhile. */
  readonly founded: number;
  /** Writes that were sent again, for want of an answer. */
  readonly again: number;
  readonly watchers: number;
  /** Connections that watchers made. */
  readonly visits: number;
  readonly messages: number;
  /** Messages that came again, with a cursor that was known. */
  readonly repeats: number;
  /** How often those who stopped reading were told that changes were missing. */
  readonly missed: number;
  readonly cuts: readonly string[];
  /** How often connections ended in each way. */
  readonly ends: Readonly<Record<string, number>>;
  readonly faults: readonly string[];
}

const CUT_PATIENCE_MS = 600_000;

/** More than a gateway keeps, or the network holds, for those who stop reading meanwhile. */
const SLOW_SIGNINGS = 100;

/**
 * Lets organisations sign and withdraw while everything between them and those who watch is cut, and holds what each
 * has seen against the databases.
 */
export async function histories(options: HistoriesOptions): Promise<HistoriesReport> {
  const { log = () => {} } = options;
  const cluster = await startCluster(options);
  try {
    const initial = await readCounters(cluster);
    const audience = await startAudience(cluster, {
      size: options.watchers,
      transports: options.transports ?? ['websocket', 'sse'],
      choose: chooser(options.seed + 100),
    });
    try {
      const running = run(cluster, audience, initial, { ...options, log });
      cluster.nats?.failure.catch((error: Error) => log(error.message));
      // All that the run waits for would come to nothing without it, a long time later.
      return await Promise.race([running, ...(cluster.nats ? [cluster.nats.failure] : [])]);
    } finally {
      await audience.stop();
    }
  } finally {
    await cluster.close();
  }
}

async function run(
  cluster: Cluster,
  audience: Audience,
  initial: readonly Counter[],
  options: HistoriesOptions & { readonly log: (line: string) => void },
): Promise<HistoriesReport> {
  const { seed, signings, log } = options;
  const choose = chooser(seed);
  const faults: string[] = [];
  const marker = markerOf(cluster, choose, seed);
  await untilSeen(audience.watchers, marker);
  log(`all ${audience.watchers.length} watch`);

  const step = signings / (options.cuts + 1);
  let cuts = 0;
  let isSlow = false;
  const founder = founderOf({ gateways: cluster.gateways, choose: chooser(seed + 300), onAgain: () => {} });
  const writers = startWriters({
    founder,
    gateways: cluster.gateways,
    // All but the marker's.
    organisationIds: cluster.organisationIds.slice(0, -1),
    agreementIds: cluster.agreements.map(({ id }) => id),
    seed,
    // No further than to the next cut but one, so that cuts come in the midst of writing.
    allowed: () => (isSlow ? signings + SLOW_SIGNINGS : Math.min(signings, (cuts + 2) * step)),
    patienceMs: CUT_PATIENCE_MS,
  });
  const traffic = startTraffic(audience, chooser(seed + 200));
  const made: string[] = [];
  const earlier: (readonly Change[])[] = [];
  for (const together of courseOfCuts(cutsOf(cluster, audience, choose), options.cuts, choose)) {
    await untilSigned(writers, (cuts + 1) * step);
    const found = await Promise.all(together.map((cut) => cut.make()));
    faults.push(...found.filter((fault) => fault !== undefined));
    cuts += together.length;
    made.push(...together.map(({ name }) => name));
    log(`${cuts} of ${options.cuts} cuts, ${writers.signings()} signings: ${nameOf(together)}`);
    if (earlier.length === 0 && cuts >= options.cuts / 2) {
      const removed = await removeLog(cluster, writers, initial);
      earlier.push(removed.log);
      faults.push(...removed.faults);
      log('the log was removed');
    }
  }
  await untilSigned(writers, signings);
  await traffic.stop();
  const slow = audience.addSlow();
  await untilSeen(slow, marker);
  // Who stops in the midst of how things stand is told all that follows; changes are missed by who was told those before.
  faults.push(...(await untilTheEnd(cluster, slow, founder.founded)));
  await marker.move();
  faults.push(...(await untilTheEnd(cluster, slow, founder.founded)));
  for (const watcher of slow) watcher.pause();
  isSlow = true;
  await untilSigned(writers, signings + SLOW_SIGNINGS);
  for (const watcher of slow) watcher.resume();
  const written = await writers.stop();
  log('all is written');
  await marker.move();
  faults.push(...(await untilTheEnd(cluster, audience.watchers, founder.founded)));

  const register = await readRegister(cluster, initial, earlier);
  const watched = audience.watched();
  const all = [...written, ...marker.written];
  faults.push(...checkHistories(register, watched, all, founder.founded), ...checkEnds(audience.ends()));
  const visits = watched.flatMap((each) => each.visits);
  return {
    seed,
    backbone: options.backbone,
    writes: all.filter(({ adherence }) => adherence !== null).length,
    signings: writers.signings(),
    founded: founder.founded.length,
    again: writers.again(),
    watchers: watched.length,
    visits: visits.length,
    messages: visits.reduce((sum, { messages }) => sum + messages.length, 0),
    missed: watched
      .filter(({ mayMiss }) => mayMiss)
      .flatMap((each) => each.visits.flatMap(({ messages }) => messages))
      .filter(({ message }) => message === 'GAP').length,
    repeats: watched.reduce((sum, each) => sum + repeatsOf(each), 0),
    cuts: made,
    ends: audience.ends(),
    faults,
  };
}

const nameOf = (cuts: readonly Cut[]): string => cuts.map(({ name }) => name).join(' and ');
