import { readNumbers } from '../../support/read-options.js';
import type { Bench } from '../bench.js';
import { addAgreements, LIKE, organisations, startBenchHub } from '../bench-hub.js';
import { hubClients } from '../signing/hub-clients.js';
import { type Figures, measure } from './measure.js';
import { PacedWriters } from './paced-writers.js';
import { report } from './report.js';
import { DISTINCT, onOne } from './scenarios.js';

const WRITERS = 16;
const CLIENTS = [1_000, 5_000, 10_000];

/**
 * Signings pushed by a gateway to many clients, against a bare server that writes the same messages.
 *
 * @param args other numbers of clients on one counter, for a look at it: nothing is written down then.
 */
export const bench: Bench = async (args) => {
  const clients = readNumbers(args, 'numbers of clients');
  const { hub, stop } = await startBenchHub('live');
  try {
    const agreementIds = await addAgreements(hub, DISTINCT.agreements);
    const writers = new PacedWriters(await hubClients(hub, organisations(1, WRITERS)));
    const shared: Figures[] = [];
    for (const number of clients.length > 0 ? clients : CLIENTS) {
      shared.push(tell(await measure(hub, writers, [LIKE], onOne(number))));
    }
    const distinct = tell(await measure(hub, writers, agreementIds, DISTINCT));
    if (clients.length === 0) await report(shared, distinct);
    return result(shared, distinct);
  } finally {
    await stop();
  }
};

function tell(figures: Figures): Figures {
  process.stdout.write(`${JSON.stringify(figures)}\n`);
  return figures;
}

function result(shared: readonly Figures[], distinct: Figures) {
  const byClients = <Value>(value: (figures: Figures) => Value) =>
    Object.fromEntries(shared.map((figures) => [figures.scenario.clients, value(figures)]));
  const most = shared.at(-1) as Figures;
  return {
    cpuPerMessage: byClients(({ ratio }) => round(ratio)),
    cpuPerMessageWithIdle: byClients(({ ratioGross }) => round(ratioGross)),
    bytesPerSubscriber: Math.round(most.gateway.bytesPerClient - most.control.bytesPerClient),
    upstream: Math.max(...shared.map(({ upstream }) => upstream)),
    entityFetchesPerEvent: byClients(({ requests }) => requests),
    latency: byClients(({ gateway, control }) => ({
      p50: round(gateway.p50),
      p99: round(gateway.p99),
      controlP50: round(control.p50),
      controlP99: round(control.p99),
    })),
    distinct: { cpuPerMessage: round(distinct.ratio), cpuPerMessageWithIdle: round(distinct.ratioGross) },
  };
}

const round = (value: number) => Math.round(value * 100) / 100;
