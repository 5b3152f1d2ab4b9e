import { afterEach, describe, expect, it } from '@jest/globals';
import { type LiveWorld, startWorld } from './support/live-world.js';
import { randomFrom } from './support/random.js';
import { until } from './support/test-listener.js';
import { Watcher } from './support/watcher.js';

let world: LiveWorld;
afterEach(() => world.stop());

const STEPS = 400;
const TOPICS = ['a', 'b', 'c', 'd'];
/** Milliseconds that a name may take at most: texts are then made while much else happens. */
const SLOW_NAME = 60;

describe('listeners that join, leave, are slow and are cut, while logs begin anew and names are slow, at random', () => {
  it.each([1, 2, 3, 4, 5, 6])(
    'each come to the history of the log, with seed %i',
    async (seed) => {
      const random = randomFrom(seed);
      const slow = randomFrom(seed + 1_000);
      world = await startWorld({
        async beforeName() {
          if (slow() > 0.8) await new Promise((resolve) => setTimeout(resolve, SLOW_NAME * slow()));
        },
        streams: { linger: 20, ring: { events: 20, size: 1e6, age: 60_000 } },
      });
      const { log } = world;
      const gateways = [world.streams, world.anotherGateway()];
      const watchers: Watcher[] = [];
      const oneOf = <Each>(all: readonly Each[]) => all[Math.floor(random() * all.length)] as Each;
      for (const topic of TOPICS) log.add(topic);
      const breaks = [
        () => world.service.cut(),
        () => world.service.endStreams(),
        () => gateways[0]?.replaceEngine(world.engineWith()),
        () => log.prune(Math.floor(150 * random())),
        () => log.beginAnew(),
        () => log.beginAnew(),
        () => log.tellPlaces(),
      ];
      for (let step = 0; step < STEPS; step++) {
        const chance = random();
        if (chance < 0.5) for (let count = random() * 8; count > 0; count--) log.add(oneOf(TOPICS));
        else if (chance < 0.6 && watchers.length < 25) {
          const stream = random() < 0.7 ? 'counts' : 'votes';
          const watcher = new Watcher(
            log,
            stream,
            random() < 0.4 ? null : oneOf(TOPICS),
            TOPICS,
            random() < 0.2,
          );
          await watcher.join(world, oneOf(gateways));
          watchers.push(watcher);
        } else if (watchers.length > 0 && chance < 0.7) {
          // It was cut off, and comes back, perhaps to another gateway.
          await oneOf(watchers).join(world, oneOf(gateways));
        } else if (watchers.length > 0 && chance < 0.94) oneOf(watchers).takes(Math.ceil(random() * 12));
        else if (chance > 0.96) oneOf(breaks)();
        if (random() < 0.5) await new Promise((resolve) => setImmediate(resolve));
        if (random() < 0.05) await new Promise((resolve) => setTimeout(resolve, 30 * random()));
      }
      // Who wants to hear from now on may still be on its way in: more happens until all have heard of it.
      while (!watchers.every((watcher) => watcher.hasCome())) {
        for (const topic of TOPICS) log.add(topic);
        for (const watcher of watchers) watcher.takes(Number.POSITIVE_INFINITY);
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
      for (const watcher of watchers) expect(watcher.faults().slice(0, 5)).toEqual([]);
      expect(watchers.length).toBeGreaterThan(10);
      for (const watcher of watchers) watcher.leave();
      await until(() => log.running === 0 && gateways.every(({ figures }) => figures.upstream === 0));
      for (const { figures } of gateways)
        expect(figures).toMatchObject({ streams: 0, listeners: 0, behind: 0 });
    },
    120_000,
  );
});
