import { afterEach, it } from '@jest/globals';
import { until } from '../../../test/support/until.js';
import type { GatewayConfig } from '../../src/config.js';
import { untilNone } from '../support/figure.js';
import { accessToken, startGateway, type TestGateway } from '../support/gateway.js';
import { ASK_FLOOD, LONG_ANSWER, unreadEvents, unreadMessages } from '../support/unread.js';
import { unsentBytes } from '../support/unsent.js';

let gateway: TestGateway;
afterEach(() => gateway.stop());

async function start(live: GatewayConfig['live']): Promise<void> {
  gateway = await startGateway({ live, stopTimeout: 60_000 });
}

/** Who reads nothing more of it has been cut off: it is known to be gone, and the system sends nothing more either. */
async function isCutOff(connections: string): Promise<void> {
  await untilNone(gateway.url, connections, 10_000);
  // The last answer with figures may still be on its way.
  await until(() => unsentBytes(gateway.url) === 0, 1_000);
}

it('nothing is left to the system where a stream of events has stalled', async () => {
  await start({ stallTimeout: 300 });
  const socket = await unreadEvents(gateway.live);
  await until(() => unsentBytes(gateway.url) > 0, 5_000);
  await isCutOff('hub_sse_connections');
  socket.destroy();
});

it('nothing is left to the system of a stream of events that ended and was not read for long', async () => {
  // It is not behind, and so is not watched for a stall.
  await start({ stallTimeout: 200, backlog: 10_000_000 });
  const socket = await unreadEvents(gateway.live, {}, LONG_ANSWER);
  await until(() => unsentBytes(gateway.url) > 0, 5_000);
  await isCutOff('hub_sse_connections');
  socket.destroy();
});

it('nothing is left to the system of a WebSocket that was closed and does not answer that', async () => {
  await start({});
  const socket = await unreadMessages(gateway.live, `Bearer ${await accessToken()}`);
  await until(() => unsentBytes(gateway.url) > 0, 5_000);
  // The id is in use: a fault of the client's.
  socket.write(ASK_FLOOD);
  await isCutOff('hub_websocket_connections');
  socket.destroy();
});
