import type { Heard, ToClients } from './clients.js';
import { LightClient } from './light-client.js';
import { readEvent } from './operation.js';

/** Clients of one address. They are told by messages to connect, and asked what they have heard. */
const url = new URL(process.argv[2] as string);
const clients: LightClient[] = [];
let heard: Heard = { events: 0, arrivals: [], texts: [] };
let counted = 0;
const seen = new Set<string>();

process.on('message', async (asked: ToClients) => {
  if (asked === 'heard') {
    const events = clients.reduce((sum, client) => sum + client.events, 0);
    process.send?.({ ...heard, events: events - counted });
    counted = events;
    heard = { events: 0, arrivals: [], texts: [] };
    seen.clear();
  } else {
    for (let at = 0; at < asked.connect.length; at += AT_ONCE) {
      await Promise.all(
        asked.connect.slice(at, at + AT_ONCE).map((id, index) => open(id, at + index, asked)),
      );
    }
    counted = clients.reduce((sum, client) => sum + client.events, 0);
    process.send?.('connected');
  }
});
process.once('disconnect', () => process.exit());

/** How many connect at the same time. */
const AT_ONCE = 50;

async function open(agreementId: string, index: number, { listenOneOf }: { listenOneOf: number }) {
  await new Promise<void>((resolve) => {
    const client = new LightClient(url, agreementId, (why) => {
      throw new Error(`A client was cut off: ${why}`);
    });
    client.onEvent = (snapshot) => {
      client.onEvent = index % listenOneOf === 0 ? note : undefined;
      keep(agreementId, snapshot);
      resolve();
    };
    clients.push(client);
  });
}

function note(payload: string): void {
  const arrived = performance.timeOrigin + performance.now();
  const { agreementId, cursor, asOf } = readEvent(payload);
  heard.arrivals.push([cursor, asOf, arrived]);
  keep(agreementId, payload);
}

function keep(agreementId: string, payload: string): void {
  if (seen.has(payload)) return;
  seen.add(payload);
  heard.texts.push([agreementId, payload]);
}
