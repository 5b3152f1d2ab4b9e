import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from '@jest/globals';
import { cuttableProxy } from '../../../test/support/cuttable-proxy.js';
import { type NatsServer, startNatsServer } from '../../../test/support/nats-server.js';
import { createNatsBackbone } from '../src/backbone/index.js';
import { backboneHardships } from './backbone-hardships.js';
import { backboneSuite } from './backbone-suite.js';

let server: NatsServer;
beforeAll(async () => {
  server = await startNatsServer();
});
afterAll(() => server.clean());

const stream = `LOG-${randomUUID()}`;
backboneSuite('NATS JetStream', async () => createNatsBackbone({ servers: [server.url], stream }));

backboneHardships('NATS JetStream', async () => {
  const own = await startNatsServer();
  const options = { servers: [own.url] };
  return {
    reach: { kind: 'nats', options },
    create: async () => createNatsBackbone(options),
    async cuttable() {
      const way = await cuttableProxy(own.url);
      const backbone = createNatsBackbone({ servers: [way.url] });
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
    async crash() {
      await own.kill();
      await own.start();
    },
    remove: () => own.purgeStream('HUB_LOG'),
    close: () => own.clean(),
  };
});
