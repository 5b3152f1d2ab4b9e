import { afterEach, expect, it } from '@jest/globals';
import { cuttableProxy } from '../../../test/support/cuttable-proxy.js';
import { startNatsServer } from '../../../test/support/nats-server.js';
import { type AgreementsWorld, agreementsWorld } from './agreements-world.js';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A world, and the address of its change log with the variable that tells a service of it. */
const LOGS: Record<string, () => Promise<[world: AgreementsWorld, variable: string, url: string]>> = {
  async PostgreSQL() {
    const world = await agreementsWorld();
    return [world, 'EVENTS_DATABASE_URL', world.events.url];
  },
  async 'NATS JetStream'() {
    const server = await startNatsServer();
    closing.push(() => server.clean());
    return [await agreementsWorld({ nats: { servers: [server.url] } }), 'NATS_URL', server.url];
  },
};

it.each(Object.keys(LOGS))(
  'a service ends when it is asked to, also while %s is there and says nothing',
  async (name) => {
    const [world, variable, url] = await (LOGS[name] as (typeof LOGS)[string])();
    closing.push(() => world.close());
    const proxy = await cuttableProxy(url);
    closing.push(() => proxy.close());
    const service = await world.startProcess({ [variable]: proxy.url });
    await service.ask('{ agreements(first: 1) { nodes { id } } }');
    proxy.freeze();
    const begun = performance.now();
    await service.stop();
    expect(performance.now() - begun).toBeLessThan(20_000);
  },
  60_000,
);
