import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { freePort } from '../support/free-ports.js';
import { type GatewayProcess, readMap, replaceMap, startGatewayProcess } from '../support/gateway-process.js';
import { hubSql } from '../support/hub-database.js';
import { type NatsServer, startNatsServer } from '../support/nats-server.js';
import { type OwnHub, startOwnHub } from '../support/own-hub.js';
import { type ServiceProcess, startServiceProcess } from '../support/service-process.js';
import { openForJoining, signIn } from '../support/signing.js';
import { until } from '../support/until.js';
import type { World } from '../world.js';

const AGREEMENT = '12-agreement-overenskommelsen';
const COUNTS = `subscription($after: ID) {
  signatoryCount(agreementId: "${AGREEMENT}", after: $after) { cursor message signatories { registered sequence } }
}`;
interface Count {
  readonly signatoryCount: {
    readonly cursor: string;
    readonly message: string;
    readonly signatories: { readonly registered: number; readonly sequence: string };
  };
}

let nats: NatsServer;
let hub: OwnHub;
/** A second agreements service on the same database, and a gateway that asks it. */
let service: ServiceProcess;
let second: GatewayProcess;
let organisations: string[];

beforeAll(async () => {
  nats = await startNatsServer();
  const log = { NATS_URL: nats.url, NATS_STREAM: 'HUB_LOG' };
  hub = await startOwnHub(log);
  await openForJoining(hub.site, AGREEMENT);
  const env = environmentOf(hub.pidOf('agreements'));
  const port = await freePort();
  service = await startServiceProcess('agreements', { ...env, PORT: String(port) });
  const map = path.join(hub.site.dataDir, 'second.json');
  const { subgraphs, placements } = readMap(path.join(hub.site.dataDir, 'deployments.json'));
  const agreements = { ...subgraphs.agreements, url: `${service.url}/graphql` };
  replaceMap(map, { subgraphs: { ...subgraphs, agreements }, placements });
  const { d: _private, ...key } = hub.world.issuerKey;
  second = await startGatewayProcess(hub.world, map, {
    ...log,
    EVENTS_DATABASE_URL: '',
    OIDC_ISSUER: `http://localhost:${hub.world.port}/dev-issuer`,
    OIDC_AUDIENCE: 'agreement-hub',
    DEV_ISSUER_KEYS: JSON.stringify({ keys: [key] }),
  });
  const data = await hub.world.data<{ organisations: { nodes: { id: string }[] } }>(
    '{ organisations(first: 30) { nodes { id } } }',
  );
  organisations = data.organisations.nodes.map(({ id }) => id);
}, 240_000);
afterAll(async () => {
  await second?.stop();
  await service?.stop();
  await hub?.stop();
  await nats?.clean();
}, 60_000);

test('signings through two services reach who watches either, in order, while nats-server is killed and is away', async () => {
  // Both take the tokens of one issuer.
  const worlds = [hub.world, { ...second.world, token: hub.world.token }] as const;
  const streams = await Promise.all(worlds.map((world) => world.subscribe<Count>(COUNTS)));
  const starts = await Promise.all(streams.map((stream) => stream.next()));
  const [start] = starts.map(({ signatoryCount }) => signatoryCount);
  expect(starts.map(({ signatoryCount }) => signatoryCount.message)).toEqual(['SNAPSHOT', 'SNAPSHOT']);
  const first = Number(start?.signatories.sequence);

  const signers = organisations.slice(0, 18);
  const signing = (async () => {
    for (const [index, organisation] of signers.entries()) {
      const signed = await signIn(worlds[index % 2] as World, AGREEMENT, organisation);
      expect(signed.refusals).toEqual([]);
      // What is signed while the log is away waits in the outbox.
      if (index === 5) await nats.kill();
      if (index === 11) await nats.start();
    }
  })();
  const cursors: string[] = [];
  for (const stream of streams) {
    const seen: number[] = [];
    for (const _ of signers) {
      const { signatoryCount } = await stream.next(30_000);
      expect(signatoryCount.message).toBe('CHANGE');
      seen.push(Number(signatoryCount.signatories.sequence));
      if (seen.length === 3) cursors.push(signatoryCount.cursor);
    }
    expect(seen).toEqual(signers.map((_, index) => first + index + 1));
  }
  await signing;
  for (const stream of streams) await stream.close();

  // Who comes back to the other service gets what it missed there.
  for (const [index, world] of worlds.entries()) {
    const again = await world.subscribe<Count>(COUNTS, { after: cursors[1 - index] });
    const seen: number[] = [];
    while (seen.length < signers.length - 3) {
      seen.push(Number((await again.next()).signatoryCount.signatories.sequence));
    }
    expect(seen).toEqual(signers.slice(3).map((_, at) => first + 4 + at));
    await again.close();
  }
  expect(await hubSql(hub.site, 'hub_events', 'select from log_entry')).toEqual([]);
}, 120_000);

test('a right that is revoked is lost on every gateway by way of NATS, also after its server was killed', async () => {
  const organisation = `org-${randomUUID()}`;
  const subject = `signatory-${randomUUID()}`;
  const role = `signatory:${organisation}`;
  const token = await hub.world.token([role], { subject });
  const refusals = async (world: World) => {
    const input = { agreementId: 'none', versionId: 'none', organisationId: organisation };
    const { signAgreement } = await world.data<{ signAgreement: { refusals: { code: string }[] } }>(
      'mutation ($input: SignAgreementInput!) { signAgreement(input: $input) { refusals { code } } }',
      { token, variables: { input: { ...input, idempotencyKey: randomUUID() } } },
    );
    return signAgreement.refusals.map(({ code }) => code);
  };
  const change = async (mutation: 'revokeRight' | 'restoreRight') => {
    const type = mutation === 'revokeRight' ? 'RevokeRightInput' : 'RestoreRightInput';
    await hub.world.data(`mutation ($input: ${type}!) { ${mutation}(input: $input) { refusals { code } } }`, {
      token: await hub.world.token(['hub-admin']),
      variables: { input: { subject, role, idempotencyKey: randomUUID() } },
    });
  };
  const become = async (lost: boolean) => {
    for (const world of [hub.world, second.world]) {
      let found: boolean | undefined;
      await until(
        () => found === lost,
        10_000,
        async () => {
          found = (await refusals(world)).includes('NOT_AUTHORISED');
        },
      );
    }
  };
  await become(false);
  await change('revokeRight');
  await become(true);
  await nats.kill();
  await nats.start();
  await change('restoreRight');
  await become(false);
}, 60_000);

/** The environment that a process was started with. */
function environmentOf(pid: number): Record<string, string> {
  const pairs = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').filter(Boolean);
  return Object.fromEntries(
    pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
  );
}
