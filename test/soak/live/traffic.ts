import { setTimeout as delay } from 'node:timers/promises';
import type { Choose } from '../../support/chooser.js';
import type { Audience } from './audience.js';

/** Those who come and go by themselves, while nothing is cut. */
export interface Traffic {
  stop(): Promise<void>;
}

/** Unit: milliseconds. */
const REST_MS = [60, 150, 300];
const AWAY_MS = [0, 30, 100, 300, 1_000];
/** In place of every third who leaves for a moment somebody comes who knows of nothing. */
const LEAVES_FOR_GOOD = [true, false, false];

/**
 * Lets one after the other leave and come back with its cursor to another gateway, where most find others who hear the
 * same: so they join streams that are under way at whatever place these have come to.
 */
export function startTraffic(audience: Audience, choose: Choose): Traffic {
  let stopping = false;
  const leaving = new Set<Promise<void>>();
  const moving = (async () => {
    while (!stopping) {
      const watcher = choose(audience.watchers);
      if (choose(LEAVES_FOR_GOOD)) {
        const left = audience.replace([watcher]).finally(() => leaving.delete(left));
        leaving.add(left);
      } else watcher.cut(choose(AWAY_MS));
      await delay(choose(REST_MS));
    }
  })();
  return {
    async stop() {
      stopping = true;
      await moving;
      await Promise.all(leaving);
    },
  };
}
