import { createBackbone, startTail } from '@hub/common';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { chooser, seedOfRun } from '../../../test/support/chooser.js';
import { copyRows } from '../../../test/support/copy-rows.js';
import { until } from '../../../test/support/until.js';
import { dataSourceFor } from '../src/data-source.js';
import { createReadCounts } from '../src/live/counts-at.js';
import { type AgreementsWorld, agreementsWorld } from './agreements-world.js';
import { readLog, Writer } from './live-streams.js';

const LIKE = '14-agreement-overenskommelsen';
const MADE = { agreementId: '14-agreement-made', regionCode: '14' };

let world: AgreementsWorld;
beforeAll(async () => {
  world = await agreementsWorld({ demo: true });
});
afterAll(() => world.close());

it('counts an agreement whose first change comes while the others are read', async () => {
  const change = { id: MADE.agreementId, current_version_id: null };
  await copyRows(world.database.url, 'agreement', ['id', LIKE], [change]);
  const dataSource = await dataSourceFor(world.database.url).initialize();
  const backbone = createBackbone({ eventsDatabaseUrl: world.events.url }, {});
  const tail = startTail({ backbone, onError: () => undefined });
  const writer = await Writer.connect(world, chooser(seedOfRun()));
  try {
    let made = false;
    const readCounts = createReadCounts({
      tail,
      source: 'agreements',
      db: () => dataSource.manager,
      backbone: {
        ...backbone,
        // Counters have been read by now, and the log has not.
        async read(...asked) {
          if (!made) {
            made = true;
            await writer.write(MADE);
            let logged = false;
            await until(
              () => logged,
              30_000,
              async () => {
                logged = (await readLog(world)).some(({ agreementId }) => agreementId === MADE.agreementId);
              },
            );
          }
          return backbone.read(...asked);
        },
      },
    });
    const { counts, place } = await readCounts({ agreementId: null, regionCode: '14' });
    const log = await readLog(world);
    const last = log.findLast(({ agreementId }) => agreementId === MADE.agreementId);
    expect(counts.find(({ agreementId }) => agreementId === MADE.agreementId)).toMatchObject({
      regionCode: '14',
      agreement: { id: MADE.agreementId },
      signatories: { registered: last?.registered, sequence: last?.sequence },
    });
    expect(last?.position).toBe(`${place.epoch}:${place.position.padStart(20, '0')}`);
    const ids = counts.map(({ agreementId }) => agreementId);
    expect(ids).toEqual([...new Set(ids)].sort());
    // Who asks for others alone does not get it.
    expect((await readCounts({ agreementId: null, regionCode: '12' })).counts).not.toContainEqual(
      expect.objectContaining({ regionCode: '14' }),
    );
  } finally {
    await writer.end();
    await tail.stop();
    await backbone.close();
    await dataSource.destroy();
  }
}, 60_000);
