import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { nkeys } from '@nats-io/transport-node';
import { cuttableProxy } from '../../../test/support/cuttable-proxy.js';
import { natsServerProgram, startNatsServer } from '../../../test/support/nats-server.js';
import { until } from '../../../test/support/until.js';
import { type Backbone, createNatsBackbone, type NatsOptions } from '../src/backbone/index.js';
import { idsAfter, numberedEvent, publishUpTo } from './backbone-site.js';

const tls = fileURLToPath(new URL('../../../test/fixtures/tls/', import.meta.url));
const ending: (() => unknown)[] = [];
let directory: string;

beforeAll(() => {
  directory = mkdtempSync(path.join(os.tmpdir(), 'hub-test-nats-files-'));
});
afterAll(() => rmSync(directory, { recursive: true }));
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

/** A server with these lines in its configuration. */
async function serverWith(config: string) {
  const server = await startNatsServer({ config });
  ending.push(() => server.clean());
  return server;
}

function backboneWith(options: NatsOptions, onError?: (error: Error) => void): Backbone {
  const backbone = createNatsBackbone({ ...options, ...(onError && { onError }) });
  ending.push(() => backbone.close());
  return backbone;
}

async function works(options: NatsOptions): Promise<void> {
  const backbone = backboneWith(options);
  await backbone.prepare();
  await publishUpTo(backbone, 'source', 3);
  expect(await idsAfter(backbone, '0', 'source')).toEqual(['1', '2', '3']);
}

function file(name: string, text: string): string {
  const where = path.join(directory, name);
  writeFileSync(where, text);
  return where;
}

describe('who logs in to NATS', () => {
  it('does so by user and password, and is told nothing of them where they are wrong', async () => {
    const { url } = await serverWith('authorization { user: hub, password: "right-one" }');
    await works({ servers: [url], credentials: { kind: 'user', user: 'hub', password: 'right-one' } });
    const errors: Error[] = [];
    const wrong = backboneWith(
      { servers: [url], credentials: { kind: 'user', user: 'hub', password: 'wrong-one' } },
      (error) => errors.push(error),
    );
    const refusal = await wrong.prepare().catch((error: Error) => error);
    expect(refusal).toBeInstanceOf(Error);
    for (const error of [refusal, ...errors]) {
      expect(`${error} ${JSON.stringify(error)} ${(error as Error).stack}`).not.toContain('wrong-one');
    }
  });

  it('does so by token', async () => {
    const { url } = await serverWith('authorization { token: "the-token" }');
    await works({ servers: [url], credentials: { kind: 'token', token: 'the-token' } });
    await expect(backboneWith({ servers: [url] }).prepare()).rejects.toThrow();
  });

  it('does so by nkey', async () => {
    const pair = nkeys.createUser();
    const { url } = await serverWith(`authorization { users: [ { nkey: ${pair.getPublicKey()} } ] }`);
    const seed = file('user.nk', `${new TextDecoder().decode(pair.getSeed())}\n`);
    await works({ servers: [url], credentials: { kind: 'nkey', file: seed } });
  });

  it('is answered by nobody but the server of the authority it trusts', async () => {
    const { port } = await serverWith(
      `tls { cert_file: "${tls}region.pem", key_file: "${tls}region.key.pem" }`,
    );
    const servers = [`tls://127.0.0.1:${port}`];
    await works({ servers, tls: { caFile: `${tls}authority.pem` } });
    await expect(backboneWith({ servers }).prepare()).rejects.toThrow();
  });

  it('may be a gateway that can read the log and change nothing', async () => {
    const { url } = await serverWith(`authorization { users: [
      { user: service, password: a, permissions: {
        publish: [
          "HUB_LOG.>", "$JS.API.STREAM.INFO.HUB_LOG", "$JS.API.STREAM.CREATE.HUB_LOG", "$JS.API.STREAM.UPDATE.HUB_LOG",
          "$JS.API.STREAM.MSG.GET.HUB_LOG", "$JS.API.STREAM.PURGE.HUB_LOG"
        ],
        subscribe: ["HUB_LOG.stored.>", "_INBOX.>"]
      } },
      { user: gateway, password: b, permissions: {
        publish: ["$JS.API.STREAM.MSG.GET.HUB_LOG"],
        subscribe: ["HUB_LOG.stored.>", "_INBOX.>"]
      } }
    ] }`);
    const as = (user: string, password: string) =>
      backboneWith({ servers: [url], credentials: { kind: 'user', user, password } });
    const [service, gateway] = [as('service', 'a'), as('gateway', 'b')];
    await service.prepare();
    let woken = 0;
    const stop = gateway.watch(() => {
      woken += 1;
    });
    await until(() => woken === 1);
    await publishUpTo(service, 'source', 3);
    await until(() => woken > 1, 1_000);
    await stop();
    expect(await idsAfter(gateway, '0', 'source')).toEqual(['1', '2', '3']);
    expect(await gateway.readKept('0', 10)).toMatchObject({ entries: [] });
    expect(await gateway.bounds()).toEqual(await service.bounds());
    const publication = { source: 'source', from: '3', to: '4', events: [] };
    await expect(gateway.publish(publication)).rejects.toThrow();
    expect(await service.sourcePosition('source')).toBe('3');
    expect(await service.prune(new Date(Date.now() + 60_000))).toBe(3);
  }, 60_000);
});

it('is not tested where nats-server is not installed, and whoever runs the tests is told how to install it', () => {
  expect(() => natsServerProgram([directory])).toThrow(/not installed: apt-get install nats-server/);
});

it('finds another connection where its server is gone without a word', async () => {
  const server = await serverWith('');
  const way = await cuttableProxy(server.url);
  ending.push(() => way.close());
  const errors: Error[] = [];
  const backbone = backboneWith({ servers: [way.url] }, (error) => errors.push(error));
  await backbone.prepare();
  const woken = [0, 0];
  const watch = (number: 0 | 1) =>
    backbone.watch(() => {
      woken[number] = (woken[number] ?? 0) + 1;
    });
  const stops = [watch(0)];
  await until(() => woken[0] === 1);
  way.freeze();
  // One that is never told whether it is heard.
  stops.push(watch(1));
  await expect(backbone.sourcePosition('source')).rejects.toThrow();
  await until(() => errors.length > 0);
  await way.mend();
  await until(() => woken.every((times, number) => times > 1 - number), 15_000);
  const before = [...woken];
  await publishUpTo(backbone, 'source', 3);
  await until(() => woken.every((times, number) => times > (before[number] as number)), 1_000);
  expect(await idsAfter(backbone, '0', 'source')).toEqual(['1', '2', '3']);
  for (const stop of stops) await stop();
}, 60_000);

it('is there as soon as its server is, and fails each call until then', async () => {
  const server = await serverWith('');
  await server.kill();
  const backbone = backboneWith({ servers: [server.url] });
  await expect(backbone.prepare()).rejects.toThrow();
  let woken = 0;
  const stop = backbone.watch(() => {
    woken += 1;
  });
  await server.start();
  await until(() => woken > 0, 10_000);
  await backbone.prepare();
  await publishUpTo(backbone, 'source', 3);
  await stop();
});

it('finds another connection where its server is gone without a word in the midst of much that is sent', async () => {
  const server = await serverWith('');
  const way = await cuttableProxy(server.url);
  ending.push(() => way.close());
  const backbone = backboneWith({ servers: [way.url] });
  await backbone.prepare();
  await publishUpTo(backbone, 'source', 3);
  way.freeze();
  // More than lies on the way between two processes, so that the last of it is never sent.
  const long = 'x'.repeat(2_000_000);
  const publications = Array.from({ length: 40 }, (_, index) =>
    backbone.publish({
      source: 'source',
      from: '3',
      to: '4',
      events: [numberedEvent('source', 4, { long, index })],
    }),
  );
  for (const { status } of await Promise.allSettled(publications)) expect(status).toBe('rejected');
  await way.mend();
  let answered = false;
  const ask = async () => {
    answered = await backbone.sourcePosition('source').then(
      () => true,
      () => false,
    );
  };
  await until(() => answered, 20_000, ask);
}, 60_000);

it('fails a call in time, however many servers it knows that do not answer', async () => {
  const server = await serverWith('');
  const ways = await Promise.all([1, 2, 3].map(() => cuttableProxy(server.url)));
  for (const way of ways) {
    ending.push(() => way.close());
    way.freeze();
  }
  const backbone = backboneWith({ servers: ways.map(({ url }) => url) });
  const begun = performance.now();
  await expect(backbone.prepare()).rejects.toThrow();
  expect(performance.now() - begun).toBeLessThan(8_000);
}, 60_000);
