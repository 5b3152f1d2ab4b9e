import { randomUUID } from 'node:crypto';
import {
  type Backbone,
  type BackbonePlace,
  createNatsBackbone,
  createPostgresBackbone,
  rightHolder,
} from '@hub/common/process';
import { type ChangeEvent, RIGHT_RESTORED, RIGHT_REVOKED } from '@hub/schema/events';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt } from 'jose';
import { type CuttableProxy, cuttableProxy } from '../../test/support/cuttable-proxy.js';
import { startNatsServer } from '../../test/support/nats-server.js';
import { ownTime } from '../../test/support/own-time.js';
import { testDatabase } from '../../test/support/postgres.js';
import { sql } from '../../test/support/sql.js';
import { until } from '../../test/support/until.js';
import { openEvents } from './support/event-source.js';
import { accessToken, startGateway, type TestGateway } from './support/gateway.js';
import { connect, type LiveClient } from './support/live-client.js';
import { codeOf, post } from './support/post.js';

const SECOND = 1_000;
const OTHERS = 10;
const TICKS = { query: 'subscription { ticks(to: 1) }' };
const ROLES = ['signatory:org-one', 'portal:12'];

/** A log of rights for these tests. */
interface Log {
  readonly backbone: Backbone;
  readonly url: string;
  /** What a gateway is configured with that reads it at an address. */
  place(url: string): BackbonePlace;
  /** Makes it anew, with nothing in it. */
  remake(): Promise<void>;
  close(): Promise<void>;
}

const LOGS: Record<string, () => Promise<Log>> = {
  async PostgreSQL() {
    const database = await testDatabase();
    return {
      backbone: createPostgresBackbone({ url: database.url }),
      url: database.url,
      place: (url) => ({ eventsDatabaseUrl: url }),
      async remake() {
        await sql(database.url, 'select make_log_anew()');
      },
      close: () => database.drop(),
    };
  },
  async 'NATS JetStream'() {
    const server = await startNatsServer();
    const backbone = createNatsBackbone({ servers: [server.url] });
    return {
      backbone,
      url: server.url,
      place: (url) => ({ nats: { servers: [url] } }),
      async remake() {
        await server.purgeStream('HUB_LOG');
        await backbone.prepare();
      },
      close: () => server.clean(),
    };
  },
};

let log: Log;
let backbone: Backbone;
const running: TestGateway[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((gateway) => gateway.stop()));
});

async function start(changes: Parameters<typeof startGateway>[0] = {}): Promise<TestGateway> {
  const gateway = await startGateway({ ...log.place(log.url), ...changes });
  running.push(gateway);
  return gateway;
}

const originOf = ({ port }: TestGateway) => `http://127.0.0.1:${port}`;
const readiness = async (gateway: TestGateway) => {
  const response = await fetch(`${originOf(gateway)}/health/ready`);
  const { rights } = (await response.json()) as { rights: string };
  return { status: response.status, rights };
};

async function startReady(changes?: Parameters<typeof startGateway>[0]): Promise<TestGateway> {
  const gateway = await start(changes);
  await becomes(async () => (await readiness(gateway)).status, 200);
  return gateway;
}

const change = (type: string, subject: string, role: string | null): ChangeEvent => ({
  messageId: `rights:${randomUUID()}`,
  type,
  key: rightHolder(subject),
  regionCode: '00',
  sequence: '1',
  transaction: '1',
  occurredAt: new Date().toISOString(),
  payload: { holder: rightHolder(subject), role },
});

async function publish(...events: ChangeEvent[]): Promise<void> {
  const source = randomUUID();
  expect(await backbone.publish({ source, from: null, to: '1', events })).toBe(true);
}

const bearer = async (subject: string, roles: readonly string[] = ROLES) =>
  `Bearer ${await accessToken({ sub: subject, roles: [...roles] })}`;

async function becomes(look: () => Promise<unknown>, wanted: unknown): Promise<void> {
  let seen: unknown;
  await until(
    () => JSON.stringify(seen) === JSON.stringify(wanted),
    10_000,
    async () => {
      seen = await look();
    },
  );
}

async function figure(gateway: TestGateway, name: string): Promise<number> {
  const text = await (await fetch(`${originOf(gateway)}/metrics`)).text();
  return Number(
    text
      .split('\n')
      .find((line) => line.startsWith(`${name} `))
      ?.slice(name.length),
  );
}

/** The roles that the subgraph is told of a caller, by one gateway. */
async function rolesTold(gateway: TestGateway, authorization: string): Promise<unknown> {
  const { status } = await post(gateway.url, { query: '{ greeting }' }, { authorization });
  expect(status).toBe(200);
  const told = String(gateway.subgraph.requests.at(-1)?.headers['authorization']).replace(/^Bearer /, '');
  return decodeJwt(told)['roles'];
}

/** Milliseconds of {@link ownTime} until a gateway tells the subgraph just these roles of a caller. */
async function timeUntil(gateway: TestGateway, authorization: string, roles: readonly string[]) {
  const begun = ownTime();
  await becomes(() => rolesTold(gateway, authorization), roles);
  return ownTime() - begun;
}

async function letIn(gateway: TestGateway, authorization?: string): Promise<LiveClient> {
  const client = await connect(gateway.live);
  client.send({ type: 'connection_init', ...(authorization && { payload: { authorization } }) });
  expect(await client.next()).toMatchObject({ type: 'connection_ack' });
  return client;
}

async function subscribed(gateway: TestGateway, authorization?: string): Promise<LiveClient> {
  const client = await letIn(gateway, authorization);
  client.send({ type: 'subscribe', id: 'a', payload: { query: 'subscription { ticks(to: 1) }' } });
  expect(await client.next()).toMatchObject({ type: 'next' });
  return client;
}

describe.each(Object.entries(LOGS))('the log of rights on %s', (_, open) => {
  beforeAll(async () => {
    log = await open();
    ({ backbone } = log);
    await backbone.prepare();
  });
  afterAll(async () => {
    await backbone.close();
    await log.close();
  });

  describe('a right that is revoked', () => {
    it('is lost on every gateway within a second, for the token that gave it, and comes back with it', async () => {
      const subject = randomUUID();
      const authorization = await bearer(subject);
      const gateways = [await startReady(), await startReady()];
      for (const gateway of gateways) expect(await rolesTold(gateway, authorization)).toEqual(ROLES);

      const times = async (roles: readonly string[]) =>
        Promise.all(gateways.map((gateway) => timeUntil(gateway, authorization, roles)));
      const measured: number[] = [];
      await publish(change(RIGHT_REVOKED, subject, 'portal:12'));
      measured.push(...(await times(['signatory:org-one'])));
      await publish(change(RIGHT_REVOKED, subject, null));
      measured.push(...(await times([])));
      await publish(change(RIGHT_RESTORED, subject, null));
      measured.push(...(await times(['signatory:org-one'])));
      await publish(change(RIGHT_RESTORED, subject, 'portal:12'));
      measured.push(...(await times(ROLES)));
      expect(Math.max(...measured)).toBeLessThan(SECOND);
    });

    it('ends the connections that hold it within a second, with what runs on them, and no others', async () => {
      const [subject, another] = [randomUUID(), randomUUID()];
      const gateways = [await startReady(), await startReady()];
      const open = async (authorization?: string) =>
        Promise.all(gateways.map((gateway) => subscribed(gateway, authorization)));
      const losing = await open(await bearer(subject));
      const staying = [
        ...(await open(await bearer(subject, ['signatory:org-one']))),
        ...(await open(await bearer(another))),
        ...(await open()),
      ];
      const begun = ownTime();
      await publish(change(RIGHT_REVOKED, subject, 'portal:12'));
      for (const { closed } of losing) expect(await closed).toEqual({ code: 4403, reason: 'Right revoked' });
      expect(ownTime() - begun).toBeLessThan(SECOND);
      for (const client of staying) {
        client.send({ type: 'subscribe', id: 'b', payload: { query: '{ greeting }' } });
        expect(await client.next()).toMatchObject({ type: 'next', id: 'b' });
        client.terminate();
      }
      for (const { subgraph } of gateways) await subgraph.quiet();
    });

    it('ends the streams of events of who held it within a second, and says why', async () => {
      const [subject, another] = [randomUUID(), randomUUID()];
      const gateway = await startReady();
      const open = async (authorization: string) => {
        const stream = await openEvents(gateway.url, TICKS, { authorization });
        expect(await stream.next()).toMatchObject({ event: 'next', data: { data: { ticks: 1 } } });
        return stream;
      };
      const losing = await open(await bearer(subject));
      const staying = await open(await bearer(another));
      const begun = ownTime();
      await publish(change(RIGHT_REVOKED, subject, 'portal:12'));
      expect(await losing.next()).toMatchObject({
        event: 'next',
        data: { errors: [{ extensions: { code: 'RIGHT_REVOKED', requestId: expect.any(String) } }] },
      });
      expect(await losing.next()).toEqual({ event: 'complete', data: undefined });
      expect(ownTime() - begun).toBeLessThan(SECOND);
      expect(await losing.next()).toBeUndefined();
      await publish(change(RIGHT_REVOKED, another, null));
      expect(await staying.next()).toMatchObject({ data: { errors: [{ message: 'Right revoked.' }] } });
      await gateway.subgraph.quiet();
    });

    it('is lost to what a connection asks that was made without it, and found again', async () => {
      const subject = randomUUID();
      const gateway = await startReady();
      const authorization = await bearer(subject);
      await publish(change(RIGHT_REVOKED, subject, 'portal:12'));
      await timeUntil(gateway, authorization, ['signatory:org-one']);
      const client = await letIn(gateway, authorization);
      await publish(change(RIGHT_RESTORED, subject, 'portal:12'));
      await timeUntil(gateway, authorization, ROLES);
      client.send({ type: 'subscribe', id: 'a', payload: { query: '{ greeting }' } });
      expect(await client.next()).toMatchObject({ type: 'next' });
      const told = String(gateway.subgraph.requests.at(-1)?.headers['authorization']).replace(/^Bearer /, '');
      expect(decodeJwt(told)['roles']).toEqual(ROLES);
      await publish(change(RIGHT_REVOKED, subject, 'portal:12'));
      expect((await client.closed).code).toBe(4403);
    });

    it('leaves nothing to a client that is shut out and goes on asking instead of closing', async () => {
      const subject = randomUUID();
      const gateway = await startReady();
      const client = await subscribed(gateway, await bearer(subject));
      // It never reads that it is to close.
      client.pause();
      await publish(change(RIGHT_REVOKED, subject, null));
      await gateway.subgraph.quiet();
      const asked = gateway.subgraph.requests.length;
      client.send({ type: 'subscribe', id: 'b', payload: { query: 'mutation { add(amount: 1) }' } });
      // Others are answered in between: what it asked would have come through by then.
      for (let count = 0; count < OTHERS; count++) await post(gateway.url, { query: '{ greeting }' });
      expect(gateway.subgraph.requests.length - asked).toBe(OTHERS);
      client.terminate();
    });

    it('stays lost on a gateway that is started again', async () => {
      const subject = randomUUID();
      const authorization = await bearer(subject);
      const first = await startReady();
      await publish(change(RIGHT_REVOKED, subject, 'signatory:org-one'));
      await timeUntil(first, authorization, ['portal:12']);
      await backbone.prune(new Date(Date.now() + 60_000));
      const second = await startReady();
      expect(await rolesTold(second, authorization)).toEqual(['portal:12']);
    });
  });

  it('a log that was made anew gives nothing back that the gateway knows is revoked', async () => {
    const [first, second] = [randomUUID(), randomUUID()];
    const gateway = await startReady();
    await publish(change(RIGHT_REVOKED, first, 'portal:12'));
    await timeUntil(gateway, await bearer(first), ['signatory:org-one']);
    await log.remake();
    await publish(change(RIGHT_REVOKED, second, null));
    await timeUntil(gateway, await bearer(second), []);
    expect(await rolesTold(gateway, await bearer(first))).toEqual(['signatory:org-one']);
  });

  describe('a gateway that can not read what was revoked', () => {
    let way: CuttableProxy;
    afterEach(() => way?.close());

    const ask = async (gateway: TestGateway, authorization?: string) => {
      const headers = authorization === undefined ? {} : { authorization };
      const answer = await post(gateway.url, { query: '{ greeting }' }, headers as Record<string, string>);
      return [answer.status, codeOf(answer)];
    };
    it('is not ready before it has read it once, and serves those without a token alone', async () => {
      way = await cuttableProxy(log.url);
      await way.cut();
      const gateway = await start(log.place(way.url));
      expect(await readiness(gateway)).toMatchObject({ status: 503, rights: 'never read' });
      expect(await ask(gateway)).toEqual([200, undefined]);
      expect(await ask(gateway, await bearer('someone', []))).toEqual([503, 'RIGHTS_UNKNOWN']);
      const client = await connect(gateway.live);
      client.send({ type: 'connection_init', payload: { authorization: await bearer('someone') } });
      expect((await client.closed).code).toBe(1013);
      await way.mend();
      await becomes(async () => (await readiness(gateway)).status, 200);
      expect(await ask(gateway, await bearer('someone'))).toEqual([200, undefined]);
    });

    it('goes on with what it knows, refuses roles when that is too old, and recovers by itself', async () => {
      way = await cuttableProxy(log.url);
      const subject = randomUUID();
      const gateway = await startReady({ ...log.place(way.url), rightsMaxStaleness: 1_500 });
      const [withRoles, without] = [await bearer(subject), await bearer(subject, [])];
      await publish(change(RIGHT_REVOKED, subject, 'portal:12'));
      await timeUntil(gateway, withRoles, ['signatory:org-one']);
      const streaming = await subscribed(gateway, withRoles);
      const reading = await subscribed(gateway);

      await way.cut();
      expect(await rolesTold(gateway, withRoles)).toEqual(['signatory:org-one']);
      expect(await streaming.closed).toMatchObject({ code: 1013 });
      expect(await ask(gateway, withRoles)).toEqual([503, 'RIGHTS_UNKNOWN']);
      expect(await ask(gateway, without)).toEqual([200, undefined]);
      expect(await ask(gateway)).toEqual([200, undefined]);
      expect(await readiness(gateway)).toMatchObject({ status: 200, rights: 'too old' });
      expect(await figure(gateway, 'hub_rights_log_behind_seconds')).toBeGreaterThan(1.5);
      reading.send({ type: 'subscribe', id: 'b', payload: { query: '{ greeting }' } });
      expect(await reading.next()).toMatchObject({ type: 'next', id: 'b' });

      // What was revoked meanwhile is lost at once when the log is read again.
      await publish(change(RIGHT_REVOKED, subject, 'signatory:org-one'));
      await way.mend();
      await becomes(() => ask(gateway, withRoles), [200, null]);
      expect(await rolesTold(gateway, withRoles)).toEqual([]);
      reading.terminate();
    });
  });
});

it('a gateway without a log to follow serves every token as it is', async () => {
  const gateway = await startGateway();
  running.push(gateway);
  expect(await readiness(gateway)).toMatchObject({ status: 200, rights: 'not followed' });
  expect(await rolesTold(gateway, await bearer('someone'))).toEqual(ROLES);
});
