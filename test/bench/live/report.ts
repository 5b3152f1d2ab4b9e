import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { barChart } from '../chart.js';
import type { Figures, SideFigures } from './measure.js';

const RESULTS = new URL('../../../bench/results/', import.meta.url);

/** Writes the table and the chart. */
export async function report(onOne: readonly Figures[], distinct: Figures): Promise<void> {
  await writeFile(new URL('live.md', RESULTS), table(onOne, distinct));
  const bars = [...onOne, distinct].map((figures) => ({ label: nameOf(figures), value: figures.ratio }));
  const title = 'Gateway CPU per delivered message as a multiple of a bare ws server (1)';
  await writeFile(new URL('live.svg', RESULTS), barChart(title, bars));
}

function table(onOne: readonly Figures[], distinct: Figures): string {
  const all = [...onOne, distinct];
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.versions.node}`;
  const both = (gateway: number, control: number, digits: number) =>
    `${gateway.toFixed(digits)} | ${control.toFixed(digits)}`;
  const rows = all.map((figures) => {
    const { gateway, control, ratio, ratioGross } = figures;
    return `| ${nameOf(figures)} | ${both(gateway.cpu, control.cpu, 1)} | ${ratio.toFixed(2)} | ${ratioGross.toFixed(2)} | ${both(gateway.p50, control.p50, 1)} | ${both(gateway.p99, control.p99, 1)} |`;
  });
  const others = all.map((figures) => {
    const { gateway, control, upstream, requests, delivered, gaps, incomplete, load } = figures;
    const kib = ({ bytesPerClient }: SideFigures) => bytesPerClient / 1_024;
    const fetches = Object.entries(requests).map(([name, count]) => `${name} ${count.toFixed(2)}`);
    return `| ${nameOf(figures)} | ${both(kib(gateway), kib(control), 1)} | ${(kib(gateway) - kib(control)).toFixed(1)} | ${both(gateway.idle, control.idle, 1)} | ${upstream} | ${fetches.join(', ')} | ${(delivered * 100).toFixed(1)} % | ${gaps} | ${incomplete} | ${load.toFixed(1)} |`;
  });
  const [{ scenario }] = onOne as [Figures];
  return `# Signings pushed to many clients, against a bare server

A gateway of a whole hub pushes \`signatoryCount\` to clients in processes of their own, with a field of the agreement's region's
service. The control is a bare \`ws\` server in a process of its own that writes the same messages, each with the client's own id, to as
many clients, in turn with the gateway: the medians of the rounds, each of ${scenario.writes} events, ${1_000 / scenario.every} a second on one counter and ${1_000 / distinct.scenario.every} a
second where each client has an agreement of its own. Signings are made through another gateway, so the measured one only pushes.
Everything shares the machine's processors.

CPU: microseconds of the process, of user and system, per delivered message, without what it uses while nothing is written; the
ratio with that is beside it. Latency: milliseconds, of the gateway from the change of the count in the database, shortly before
its commit, to the client; of the control from the beginning of the event's writing.

| | gateway, µs | control, µs | ratio | ratio with idle | gateway p50, ms | control p50, ms | gateway p99, ms | control p99, ms |
|---|---|---|---|---|---|---|---|---|
${rows.join('\n')}

Memory: KiB that a client adds to the resident memory, after collections of garbage. Idle: CPU milliseconds per second while nothing is
written. Upstream: subscriptions of the gateway at services. Fetches: requests to subgraphs per event.
Incomplete: events that lacked the other service's field.

| | gateway, KiB | control, KiB | more | gateway idle | control idle | upstream | fetches | delivered | gaps | incomplete | load average |
|---|---|---|---|---|---|---|---|---|---|---|---|
${others.join('\n')}

Measured on ${machine}, by \`npm run bench -- live\`.
`;
}

const nameOf = ({ scenario: { clients, agreements } }: Figures) =>
  `${clients.toLocaleString('en')} clients, ${agreements === 1 ? 'one counter' : `${agreements.toLocaleString('en')} agreements`}`;
