import { once } from 'node:events';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { root } from '../../support/launcher.js';
import type { OwnHub } from '../../support/own-hub.js';
import { within } from '../../world.js';

const certificates = path.join(root, 'test/fixtures/tls');
/** What a gateway needs in its environment to trust who has signed the region's certificate. */
export const TRUSTED_AUTHORITY = { NODE_EXTRA_CA_CERTS: path.join(certificates, 'authority.pem') };
const QUERY = '{ regions { code municipalities { totalCount } } }';

let hub: OwnHub;
const proxies: Server[] = [];
/** A region is reached over TLS, and then as before. The gateway has to trust {@link TRUSTED_AUTHORITY}. */
export function describeRegionOverTls(own: () => OwnHub): void {
  beforeAll(() => {
    hub = own();
  });
  afterAll(() => {
    for (const proxy of proxies) {
      proxy.closeAllConnections();
      proxy.close();
    }
  });

  test('a region behind https, with a certificate of a private authority, is read as any other', async () => {
    const before = await hub.world.data(QUERY);
    const proxy = await startTlsProxy('region');
    await moveRegion21To(`https://127.0.0.1:${proxy.port}`);
    expect(await hub.world.data(QUERY)).toEqual(before);
    expect(proxy.requests()).toBeGreaterThan(0);
  });

  test('a certificate of nobody it trusts costs that region alone', async () => {
    const proxy = await startTlsProxy('stranger');
    await moveRegion21To(`https://localhost:${proxy.port}`);
    const { data, errors } = await hub.world.ask<{ regions: ({ code: string } | null)[] }>(QUERY);
    expect(errors?.map(({ extensions }) => [extensions.code, extensions.region])).toEqual([
      ['REGION_UNREACHABLE', '21'],
    ]);
    expect(data?.regions.filter((region) => region !== null)).toHaveLength(21);
    expect(proxy.requests()).toBe(0);

    await moveRegion21To(`http://127.0.0.1:${portOfRegion21()}`);
    expect((await hub.world.ask(QUERY)).errors).toBeUndefined();
  });
}

/** What a region has before its deployment: ends TLS, and passes on what comes. */
async function startTlsProxy(certificate: string): Promise<{ port: number; requests(): number }> {
  let requests = 0;
  const proxy = createServer(
    {
      cert: readFileSync(path.join(certificates, `${certificate}.pem`)),
      key: readFileSync(path.join(certificates, `${certificate}.key.pem`)),
    },
    (incoming, outgoing) => {
      requests += 1;
      const { method, headers, url } = incoming;
      const onward = request(
        { host: '127.0.0.1', port: portOfRegion21(), path: url, method, headers },
        (answer) => {
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(outgoing);
        },
      );
      incoming.pipe(onward);
    },
  );
  proxies.push(proxy);
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return { port: (proxy.address() as AddressInfo).port, requests: () => requests };
}

const portOfRegion21 = () => hub.world.deployments.find(({ name }) => name === 'regions-21')?.port;

/** Replaces the map as an operator does, and waits until the gateway says in its log that it goes by the new one. */
async function moveRegion21To(url: string): Promise<void> {
  const file = path.join(hub.site.dataDir, 'deployments.json');
  const map = JSON.parse(readFileSync(file, 'utf8')) as { placements: { code: string; url: string }[] };
  for (const placement of map.placements) if (placement.code === '21') placement.url = url;
  const reloads = () =>
    readFileSync(path.join(hub.site.dataDir, 'logs/gateway.log'), 'utf8').split('was reloaded').length;
  const known = reloads();
  writeFileSync(`${file}.new`, JSON.stringify(map));
  renameSync(`${file}.new`, file);
  const reloaded = async () => {
    while (reloads() === known) await new Promise((resolve) => setTimeout(resolve, 25));
  };
  await within(reloaded(), 10_000, 'the new map');
}
