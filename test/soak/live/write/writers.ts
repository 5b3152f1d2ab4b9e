import { type Choose, chooser } from '../../../support/chooser.js';
import { until } from '../../../support/until.js';
import type { World } from '../../../world.js';
import type { Written } from '../model.js';
import type { Founder } from './founder.js';
import { write } from './write.js';

export interface WritersOptions {
  readonly gateways: readonly World[];
  readonly organisationIds: readonly string[];
  readonly agreementIds: readonly string[];
  readonly seed: number;
  /** How many signings there may be by now: who is ahead waits. */
  readonly allowed: () => number;
  readonly patienceMs: number;
  readonly founder: Founder;
}

export interface Writers {
  /** How many signings have been answered. */
  readonly signings: () => number;
  /** Lets nobody write; resolves when all writes under way are answered. */
  pause(): Promise<void>;
  resume(): void;
  /** How often a write was sent again. */
  readonly again: () => number;
  /** @throws the fault of a writer that gave up. */
  check(): void;
  /** No further writes; resolves when the last one is answered, with all of them. */
  stop(): Promise<readonly Written[]>;
}

const WRITERS = 8;
/** Now and then somebody signs again what is signed, which is refused. */
const SIGNS_AGAIN = [true, ...Array.from({ length: 19 }, () => false)];

/** And somebody makes an agreement, but not too many: whoever watches all gets a SNAPSHOT of each. */
const FOUNDS = [true, ...Array.from({ length: 29 }, () => false)];
const MOST_FOUNDED = 40;

/** Starts writers that sign and withdraw at random, each for organisations of its own, and make agreements. */
export function startWriters(options: WritersOptions): Writers {
  const { gateways, organisationIds, agreementIds, seed, allowed, patienceMs, founder } = options;
  const written: Written[] = [];
  let signings = 0;
  let again = 0;
  let keys = 0;
  let founded = 0;
  let stopping = false;
  let isPaused = false;
  let underWay = 0;
  let fault: unknown;

  const onAgain = () => {
    again += 1;
  };
  const writer = async (own: readonly string[], choose: Choose) => {
    const standing = new Map<string, string>();
    while (!stopping) {
      await until(() => stopping || (!isPaused && signings < allowed()), patienceMs);
      if (stopping) return;
      if (founded < MOST_FOUNDED && choose(FOUNDS)) {
        founded += 1;
        underWay += 1;
        await founder.found(`founded-s${seed}-a${founded}`);
        underWay -= 1;
        continue;
      }
      const [organisationId, agreementId] = [choose(own), choose(agreementIds)];
      const place = `${organisationId} ${agreementId}`;
      const adherenceId = standing.get(place);
      const withdraws = adherenceId !== undefined && !choose(SIGNS_AGAIN);
      keys += 1;
      const kind = withdraws ? 'withdraw' : 'sign';
      // Digits alone could be a personal number, which the hub takes nowhere.
      const key = `live-s${seed}-w${keys}`;
      underWay += 1;
      const answer = await write(
        { kind, key, agreementId, organisationId, ...(withdraws && { adherenceId }) },
        { gateways, choose, onAgain },
      );
      underWay -= 1;
      written.push(answer);
      if (answer.kind === 'withdraw') standing.delete(place);
      else if (answer.adherence) {
        standing.set(place, answer.adherence.id);
        signings += 1;
      }
    }
  };
  const working = Array.from({ length: WRITERS }, (_, index) =>
    writer(
      organisationIds.filter((_id, place) => place % WRITERS === index),
      chooser(seed + index),
    ).catch((error: unknown) => {
      fault ??= error;
    }),
  );
  const check = () => {
    if (fault !== undefined) throw fault;
  };
  return {
    signings: () => signings,
    again: () => again,
    async pause() {
      isPaused = true;
      await until(
        () => underWay === 0,
        patienceMs,
        async () => check(),
      );
    },
    resume() {
      isPaused = false;
    },
    check,
    async stop() {
      stopping = true;
      await Promise.all(working);
      check();
      return written;
    },
  };
}
