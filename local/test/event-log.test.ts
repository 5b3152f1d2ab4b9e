import { createNatsBackbone } from '@hub/common';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type NatsServer, startNatsServer } from '../../test/support/nats-server.js';
import { prepareEventLog } from '../src/hub/event-log.js';

let server: NatsServer;
beforeAll(async () => {
  server = await startNatsServer();
});
afterAll(() => server.clean());

it('a hub that starts again finds its log on NATS, and one that is made anew has another', async () => {
  const env = { NATS_URL: server.url, NATS_STREAM: 'HUB_LOG_12345678' };
  const log = createNatsBackbone({ servers: [server.url], stream: env.NATS_STREAM });
  const epoch = async () => (await log.bounds()).epoch;
  try {
    await prepareEventLog(env, false);
    const first = await epoch();
    await prepareEventLog(env, false);
    expect(await epoch()).toBe(first);
    await prepareEventLog(env, true);
    expect(await epoch()).not.toBe(first);
  } finally {
    await log.close();
  }
});

it('what NATS is not, or can not do, is said in one line that names the variable', async () => {
  await prepareEventLog({}, false);
  await expect(prepareEventLog({ NATS_URL: 'http://127.0.0.1:1' }, false)).rejects.toThrow(
    /^NATS can't keep the event log \(.*NATS_URL: got "\(hidden\)", wanted .*\): set NATS_URL to a server that can, with JetStream$/,
  );
});
