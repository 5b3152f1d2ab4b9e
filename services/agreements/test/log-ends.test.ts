import { setImmediate } from 'node:timers/promises';
import { type Backbone, createBackbone, type LogPlace, startTail, type Tail } from '@hub/common';
import { SIGNATORIES_CHANGED } from '@hub/schema/events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { sql } from '../../../test/support/sql.js';
import { until } from '../../../test/support/until.js';
import { dataSourceFor } from '../src/data-source.js';
import { type CountsAtOptions, createReadCounts } from '../src/live/counts-at.js';
import { createLogEnds } from '../src/live/log-ends.js';
import { type AgreementsWorld, agreementsWorld, signs } from './agreements-world.js';

const LIKE = '14-agreement-overenskommelsen';
const SOURCE = 'agreements';

let world: AgreementsWorld;
let backbone: Backbone;
let tail: Tail;
let dataSource: DataSource;
beforeAll(async () => {
  world = await agreementsWorld({ demo: true });
  backbone = createBackbone({ eventsDatabaseUrl: world.events.url }, {});
  tail = startTail({ backbone, onError: () => undefined });
  dataSource = await dataSourceFor(world.database.url).initialize();
  await signs(world, LIKE, 'org-demo-01');
});
afterAll(async () => {
  await tail?.stop();
  await dataSource?.destroy();
  await backbone?.close();
  await world?.close();
});

const PLACES: Record<string, (options: CountsAtOptions) => Promise<LogPlace>> = {
  'counts are read': async (options) =>
    (await createReadCounts(options)({ agreementId: null, regionCode: null })).place,
  'its whole end is sought': (options) => createLogEnds(options).whole(),
  'its end is sought': (options) => createLogEnds(options).now(),
};

/** Before which of the questions that are asked of the log it is made anew. */
const MOMENTS = [[1], [2], [3], [4], [1, 2], [2, 3], [3, 4], [2, 4]];

describe.each(Object.keys(PLACES))('a log that is made anew while %s', (name) => {
  it.each([
    ['and full at once', filled],
    ['and filled bit by bit', async () => undefined],
  ])(
    '%s has nothing old after the place that is found',
    async (_, afterwards) => {
      for (const moments of MOMENTS) {
        const place = await (PLACES[name] as (options: CountsAtOptions) => Promise<LogPlace>)(
          asking(async (question) => {
            if (!moments.includes(question)) return;
            await sql(world.events.url, 'select make_log_anew()');
            // Else the relay would look for itself, a second later.
            await sql(world.database.url, 'notify outbox');
            await afterwards();
          }),
        );
        await filled();
        const page = await backbone.read(place.position, 500, { type: SIGNATORIES_CHANGED });
        // Of a log that is gone, whoever goes on from there is told.
        const told = page.epoch === place.epoch ? page.entries : [];
        expect({ moments, told }).toEqual({ moments, told: [] });
      }
    },
    60_000,
  );
});

/** Until the log has all that there is to be told. */
async function filled(): Promise<void> {
  const [{ count = '' } = {}] = await sql<{ count: string }>(
    world.database.url,
    'select count(*)::text as count from outbox where type = $1',
    [SIGNATORIES_CHANGED],
  );
  expect(Number(count)).toBeGreaterThan(0);
  let full = false;
  await until(
    () => full,
    20_000,
    async () => {
      const { entries } = await backbone.read('0', 500, { type: SIGNATORIES_CHANGED });
      full = entries.length === Number(count) && (await backbone.sourcePosition(SOURCE)) !== null;
    },
  );
}

/** What asks of the log one question after the other, each of which something may come before. */
function asking(before: (question: number) => Promise<void>): CountsAtOptions {
  let questions = 0;
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn =
    <Asked extends unknown[], Answer>(ask: (...asked: Asked) => Promise<Answer>) =>
    (...asked: Asked): Promise<Answer> => {
      const answer = turn.then(async () => {
        questions += 1;
        await before(questions);
        return ask(...asked);
      });
      turn = answer.catch(() => undefined);
      return answer;
    };
  return {
    source: SOURCE,
    db: () => dataSource.manager,
    // Asked at the same time as another question, it comes second: many are asked together.
    tail: { ...tail, place: async () => setImmediate().then(inTurn(tail.place)) },
    backbone: {
      ...backbone,
      sourcePosition: inTurn(backbone.sourcePosition),
      read: inTurn(backbone.read),
    },
  };
}
