import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { cuttableProxy } from '../../../test/support/cuttable-proxy.js';
import { startKeptServer } from '../../../test/support/kept-server.js';
import { type TestDatabase, testDatabase } from '../../../test/support/postgres.js';
import { sql } from '../../../test/support/sql.js';
import { createPostgresBackbone } from '../src/backbone/index.js';
import { backboneHardships } from './backbone-hardships.js';
import { backboneSuite } from './backbone-suite.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

backboneSuite('PostgreSQL', async () => createPostgresBackbone({ url: database.url }));

it('says what is missing where nobody has prepared the log', async () => {
  const empty = await testDatabase();
  const backbone = createPostgresBackbone({ url: empty.url });
  const missing = 'the events database holds no log: prepare() has not been called';
  await expect(backbone.bounds()).rejects.toThrow(missing);
  await expect(backbone.read('0', 1)).rejects.toThrow(missing);
  await expect(backbone.readKept('0', 1)).rejects.toThrow(missing);
  await expect(backbone.sourcePosition('source')).rejects.toThrow(missing);
  const publication = { source: 'source', from: null, to: '1', events: [] };
  await expect(backbone.publish(publication)).rejects.toThrow(missing);
  await backbone.close();
  await empty.drop();
});

backboneHardships('PostgreSQL', async () => {
  const server = await startKeptServer();
  const url = await server.database('events');
  return {
    reach: { kind: 'postgresql', options: { url } },
    create: async () => createPostgresBackbone({ url }),
    async cuttable() {
      const way = await cuttableProxy(url);
      const backbone = createPostgresBackbone({ url: way.url });
      return {
        backbone,
        cut: () => way.cut(),
        mend: () => way.mend(),
        async close() {
          await backbone.close();
          await way.close();
        },
      };
    },
    crash: () => server.crash(),
    async remove() {
      await sql(url, 'drop table log_state, log_source, log_entry');
    },
    close: () => server.stop(),
  };
});
