import { setTimeout as delay } from 'node:timers/promises';
import type { Cluster } from '../../support/cluster/cluster.js';
import { until } from '../../support/until.js';
import type { Audience } from './audience.js';
import { type Counter, type Founded, isIn, nameOf, type Watched } from './model.js';
import { readCounters } from './read-register.js';
import type { Watcher } from './watch/watcher.js';
import type { Marker } from './write/marker.js';
import type { Writers } from './write/writers.js';

/** For something to go on at all: what it waits for is named before the time of a test is over. Unit: milliseconds. */
const PATIENCE_MS = 120_000;

/** Until each watcher has a first place: who watches signings alone gets it with the first that it sees. */
export async function untilSeen(watchers: Audience['watchers'], marker: Marker): Promise<void> {
  const hasSeen = () =>
    watchers.every(({ watched }) => watched.visits.some(({ messages }) => messages.length > 0));
  await until(hasSeen, PATIENCE_MS, async () => {
    await marker.move();
    await until(hasSeen, 1_000).catch(() => {});
  });
}

/** Until there have been so many signings. @throws where they come to a stop, and what ended a writer. */
export async function untilSigned(writers: Writers, number: number): Promise<void> {
  await until(
    () => writers.signings() >= number,
    PATIENCE_MS,
    async () => {
      writers.check();
      await delay(10);
    },
  );
}

/** Until each watcher has the last change of each agreement. @returns who lacks which, in words. */
export async function untilTheEnd(
  cluster: Cluster,
  watchers: Audience['watchers'],
  founded: readonly Founded[],
): Promise<string[]> {
  const signed = new Set(cluster.agreements.map(({ id }) => id));
  const made = new Set(founded.map(({ agreementId }) => agreementId));
  const last = (await readCounters(cluster)).filter(
    ({ agreementId }) => signed.has(agreementId) || made.has(agreementId),
  );
  // Figures are told to those who watch counts.
  const isTold = ({ stream, scope }: Watched, each: Counter) =>
    isIn(scope, each) && (stream === 'signatoryCount' || signed.has(each.agreementId));
  const lackedBy = ({ watched, reached }: Watcher) =>
    last.filter((each) => isTold(watched, each) && reached(each.agreementId) < each.sequence);
  const hasAll = (watcher: Watcher) => lackedBy(watcher).length === 0;
  await until(() => watchers.every(hasAll), PATIENCE_MS).catch(() => {});
  return watchers.flatMap((watcher) =>
    lackedBy(watcher).map(
      ({ agreementId, sequence }) =>
        `${watcher.watched.name}: did not come to ${nameOf(agreementId, sequence)}, the last it has is ${watcher.reached(agreementId)}`,
    ),
  );
}
