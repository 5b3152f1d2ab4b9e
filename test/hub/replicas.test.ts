import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkHistories } from '../soak/live/check/index.js';
import type { Counter, StreamName, Written } from '../soak/live/model.js';
import { openLog, readCounters, readRegister } from '../soak/live/read-register.js';
import { connectEventStream } from '../soak/live/watch/event-stream.js';
import { startWatcher, type Watcher } from '../soak/live/watch/watcher.js';
import { connectWebSocket } from '../soak/live/watch/web-socket.js';
import { write } from '../soak/live/write/write.js';
import { chooser } from '../support/chooser.js';
import { type Cluster, startCluster } from '../support/cluster/cluster.js';
import { until } from '../support/until.js';

const TRANSPORTS = { WebSocket: connectWebSocket, SSE: connectEventStream };
const STREAMS: readonly StreamName[] = ['signatoryCount', 'agreementSigned'];
const choose = chooser(1);

describe.each(['postgres', 'nats'] as const)(
  'three gateways and two agreements services, with the log in %s',
  (backbone) => {
    let cluster: Cluster;
    let agreementId: string;
    let initial: Counter[];
    let watchers: Watcher[];
    const written: Written[] = [];

    /** The next organisation signs, through one gateway. */
    const sign = async (gateway: number) => {
      const organisationId = cluster.organisationIds[written.length] ?? '';
      const key = `replicas-${written.length}`;
      const gateways = cluster.gateways.slice(gateway, gateway + 1);
      const answer = await write(
        { kind: 'sign', key, agreementId, organisationId },
        { gateways, choose, onAgain: () => {} },
      );
      expect(answer.adherence?.state).toBe('ACTIVE');
      written.push(answer);
    };
    const untilAllHave = (number: number) =>
      until(() => watchers.every(({ reached }) => reached(agreementId) >= number), 30_000);
    const connections = () =>
      watchers.map(({ watched, ends }) => [watched.name, watched.visits.length, ...ends]);

    /** Each watcher comes to each gateway with a cursor that it was given: its last but so many. */
    const comeBack = (place: number, change = (cursor: string) => cursor) =>
      watchers.flatMap(({ watched }) => {
        const messages = watched.visits.flatMap((visit) => visit.messages);
        const after = change(messages.at(place)?.cursor ?? '');
        const connect = TRANSPORTS[watched.name.includes('SSE') ? 'SSE' : 'WebSocket'];
        const watch = { ...watched, name: `${watched.name}, again`, rich: true, connect };
        return cluster.gateways.map(({ origin }) => startWatcher(watch, [origin], choose, after));
      });

    beforeAll(async () => {
      cluster = await startCluster({ backbone });
      agreementId = cluster.agreements[0]?.id ?? '';
      initial = await readCounters(cluster);
      const scope = { agreementId, regionCode: null };
      watchers = cluster.gateways.flatMap(({ origin }, gateway) =>
        Object.entries(TRANSPORTS).flatMap(([transport, connect]) =>
          STREAMS.map((stream) =>
            startWatcher(
              { name: `${stream} over ${transport} at ${gateway}`, stream, scope, rich: true, connect },
              [origin],
              choose,
            ),
          ),
        ),
      );
      // Who watches signings is seen to be there by the first that it is told of.
      const hasAll = () =>
        watchers.every(({ watched }) => watched.visits.some(({ messages }) => messages.length > 0));
      await until(hasAll, 60_000, async () => {
        await sign(0);
        await until(hasAll, 1_000).catch(() => {});
      });
    }, 180_000);
    afterAll(async () => {
      await Promise.all((watchers ?? []).map((watcher) => watcher.stop()));
      await cluster?.close();
    }, 60_000);

    it('what is signed through any gateway reaches who watches at any, once and in order', async () => {
      for (let count = 0; count < 9; count += 1) await sign(count % cluster.gateways.length);
      await untilAllHave(written.length);
    });

    it('goes on by itself, on the same connections, where one service has gone and then the other', async () => {
      const before = connections();
      for (const process of cluster.processes.agreements) {
        await process.kill();
        for (const [gateway] of cluster.gateways.entries()) await sign(gateway);
        await untilAllHave(written.length);
        await process.start();
      }
      expect(connections()).toEqual(before);
    }, 120_000);

    it('goes on by itself, on the same connections, where a gateway could reach no service for a while', async () => {
      const before = connections();
      const way = cluster.ways.agreements[0];
      way?.shut();
      for (const gateway of [1, 2, 1]) await sign(gateway);
      const elsewhere = watchers.filter(({ watched }) => !watched.name.endsWith('at 0'));
      await until(() => elsewhere.every(({ reached }) => reached(agreementId) >= written.length), 30_000);
      way?.open();
      await untilAllHave(written.length);
      expect(connections()).toEqual(before);
    }, 120_000);

    it('whoever leaves a gateway gets at any other what it missed, and then what happens', async () => {
      const coming = comeBack(-4);
      await until(() => coming.every(({ reached }) => reached(agreementId) >= written.length), 30_000);
      await sign(2);
      await until(() => coming.every(({ reached }) => reached(agreementId) >= written.length), 30_000);
      await Promise.all(coming.map((watcher) => watcher.stop()));
      for (const { watched } of coming) {
        const sequences = watched.visits.flatMap(({ messages }) => messages.map(({ sequence }) => sequence));
        expect([watched.name, sequences]).toEqual([
          watched.name,
          [3, 2, 1, 0].map((back) => written.length - back),
        ]);
      }
      await untilAllHave(written.length);
    }, 120_000);

    it('all that was seen is as it was', async () => {
      const register = await readRegister(cluster, initial);
      const seen = watchers.map(({ watched }) => watched);
      expect(checkHistories(register, seen, written)).toEqual([]);
    });

    it('whoever comes back for what is no longer kept is told so at any gateway, and goes on from there', async () => {
      await Promise.all(watchers.map((watcher) => watcher.stop()));
      const log = openLog(cluster);
      await log.prune(new Date(Date.now() + 60_000));
      await log.close();
      // What a gateway still has it can give.
      for (const process of cluster.processes.gateways) await process.kill();
      await Promise.all(cluster.processes.gateways.map((process) => process.start()));

      const coming = comeBack(-4);
      await until(() =>
        coming.every(({ watched }) => watched.visits.some(({ messages }) => messages.length > 0)),
      );
      await sign(1);
      await until(() => coming.every(({ reached }) => reached(agreementId) >= written.length), 30_000);
      await Promise.all(coming.map((watcher) => watcher.stop()));
      for (const { watched, ends } of coming) {
        const messages = watched.visits.flatMap((visit) => visit.messages);
        const snapshot = {
          message: 'SNAPSHOT',
          sequence: written.length - 1,
          registered: written.length - 1,
        };
        const change = { message: 'CHANGE', sequence: written.length, registered: written.length };
        expect([watched.name, ends, messages]).toMatchObject([
          watched.name,
          [expect.stringContaining('closed')],
          [{ message: 'GAP' }, ...(watched.stream === 'signatoryCount' ? [snapshot] : []), change],
        ]);
      }
    }, 120_000);

    it('a cursor that was forged is refused with its code at any gateway', async () => {
      const forged = comeBack(
        -4,
        (cursor) => `${cursor.slice(0, -4)}${cursor.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`,
      );
      await until(() => forged.every(({ ends }) => ends.length > 1), 30_000);
      await Promise.all(forged.map((watcher) => watcher.stop()));
      for (const { watched, ends } of forged) {
        expect([watched.name, ends.slice(0, 2)]).toEqual([watched.name, ['INVALID_CURSOR', 'complete']]);
        expect(watched.visits.flatMap(({ messages }) => messages)).toEqual([]);
      }
    }, 60_000);
  },
);
