import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { freePort } from '../../../test/support/free-ports.js';
import { type NatsServer, startNatsServer } from '../../../test/support/nats-server.js';
import { createNatsBackbone } from '../src/backbone/index.js';
import { idsAfter, publishUpTo } from './backbone-site.js';

let servers: NatsServer[];

beforeAll(async () => {
  const names = ['a', 'b', 'c'];
  const ports = await Promise.all(names.map(freePort));
  const routes = ports.map((port) => `nats://127.0.0.1:${port}`).join(', ');
  servers = await Promise.all(
    names.map((name, index) =>
      startNatsServer({
        config: `server_name: ${name}\ncluster { name: hub, listen: "127.0.0.1:${ports[index]}", routes: [${routes}] }`,
      }),
    ),
  );
}, 60_000);
afterAll(async () => {
  for (const server of servers) await server.clean();
});

it('keeps the log on three servers, of which each may crash while events are published', async () => {
  const options = { servers: servers.map(({ url }) => url), replicas: 3 };
  const [one, other] = [createNatsBackbone(options), createNatsBackbone(options)];
  try {
    await eventually(() => one.prepare());
    const count = 300;
    const publishing = [one, other].map((backbone) =>
      publishUpTo(backbone, 'source', count, { pageSize: 3 }),
    );
    for (const share of [0.2, 0.5]) {
      while (Number(await eventually(() => one.sourcePosition('source'))) < count * share) {
        // Not there yet.
      }
      const leader = await eventually(leaderOfLog);
      const server = servers['abc'.indexOf(leader)] as NatsServer;
      await server.kill();
      await eventually(() => other.bounds());
      await server.start();
    }
    await Promise.all(publishing);
    const ids = Array.from({ length: count }, (_, index) => String(index + 1));
    expect(await eventually(() => idsAfter(one, '0', 'source'))).toEqual(ids);
    expect(await eventually(() => idsAfter(other, '0', 'source'))).toEqual(ids);
  } finally {
    await one.close();
    await other.close();
  }
}, 120_000);

async function leaderOfLog(): Promise<string> {
  const connection = await connect({ servers: servers.map(({ url }) => url) });
  try {
    const { config, cluster } = await (await jetstreamManager(connection)).streams.info('HUB_LOG');
    expect(config.num_replicas).toBe(3);
    if (!cluster?.leader) throw new Error('nobody leads');
    return cluster.leader;
  } finally {
    await connection.close();
  }
}

/** What `ask` gives once the servers have agreed who leads. */
async function eventually<Result>(ask: () => Promise<Result>): Promise<Result> {
  const deadline = Date.now() + 40_000;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
