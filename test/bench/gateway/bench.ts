import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';
import { freePorts } from '../../support/free-ports.js';
import { readOptions } from '../../support/read-options.js';
import { type Bench, median } from '../bench.js';
import { barChart } from '../chart.js';
import { ask, load } from '../load.js';
import { type MeasuredProcess, startMeasured } from '../measured-process.js';
import { WORKLOADS, type Workload } from './workloads.js';

const CONCURRENCY = 16;
const ROUNDS = 9;
const WARM_UP_ROUNDS = 3;

/** What was measured of one workload, in CPU milliseconds of the process per request. */
interface Figures {
  readonly workload: string;
  readonly what: string;
  readonly control: number;
  readonly gateway: number;
  readonly ratio: number;
}

/** The gateway against a hand-written one that makes the same calls: CPU time of the process per request. */
export const bench: Bench = async (args) => {
  readOptions(args, {});
  const figures: Figures[] = [];
  for (const workload of WORKLOADS) {
    const measured = await measure(workload);
    process.stdout.write(
      `${measured.workload}: control ${measured.control.toFixed(3)} ms, gateway ${measured.gateway.toFixed(3)} ms, ratio ${measured.ratio.toFixed(2)}\n`,
    );
    figures.push(measured);
  }
  await report(figures);
  return Object.fromEntries(figures.map(({ workload, ...rest }) => [workload, rest]));
};

async function measure(workload: Workload): Promise<Figures> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-gateway-'));
  const processes: MeasuredProcess[] = [];
  try {
    const supergraph = path.join(folder, 'supergraph.graphql');
    const [controlPort = 0, gatewayPort = 0, ...ports] = await freePorts(2 + workload.subgraphs.length);
    const origins = ports.map((port) => `http://127.0.0.1:${port}`);
    await writeFile(supergraph, compose(workload, origins));
    for (const [index, { name }] of workload.subgraphs.entries()) {
      const port = ports[index] as number;
      processes.push(
        await startMeasured(
          new URL('subgraph-process.js', import.meta.url),
          [name, String(port)],
          urlAt(port),
        ),
      );
    }
    const control = await startMeasured(
      new URL('control-process.js', import.meta.url),
      [
        String(controlPort),
        workload.name,
        ...workload.subgraphs.map(({ name }, index) => `${name}=${origins[index]}`),
      ],
      urlAt(controlPort),
    );
    processes.push(control);
    const gateway = await startMeasured(
      new URL('../../../../gateway/dist/standalone.js', import.meta.url),
      ['--supergraph', supergraph, '--port', String(gatewayPort), '--log-level', 'warn'],
      urlAt(gatewayPort),
    );
    processes.push(gateway);
    return await compare(
      workload,
      { process: control, port: controlPort },
      { process: gateway, port: gatewayPort },
    );
  } finally {
    await Promise.all(processes.map((each) => each.stop()));
    await rm(folder, { recursive: true });
  }
}

/** A process that answers the workload's operation. */
interface Answering {
  readonly process: MeasuredProcess;
  readonly port: number;
}

async function compare(workload: Workload, control: Answering, gateway: Answering): Promise<Figures> {
  const body = JSON.stringify({ query: workload.query });
  const expected = await ask(urlAt(control.port), body);
  const answer = await ask(urlAt(gateway.port), body);
  if (answer !== expected) {
    throw new Error(
      `${workload.name}: the gateway answers other than the control:\n${answer.slice(0, 500)}\n${expected.slice(0, 500)}`,
    );
  }
  const perRequest = async ({ process: target, port }: Answering) => {
    const before = await target.cpuSeconds();
    await load(urlAt(port), body, { requests: workload.requests, concurrency: CONCURRENCY, expected });
    return ((await target.cpuSeconds()) - before) / workload.requests;
  };
  const rounds: { control: number; gateway: number }[] = [];
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
    const figures = {
      control: await perRequest(control),
      gateway: await perRequest(gateway),
    };
    if (round >= WARM_UP_ROUNDS) rounds.push(figures);
  }
  const ofControl = median(rounds.map((round) => round.control)) * MILLISECONDS;
  const ofGateway = median(rounds.map((round) => round.gateway)) * MILLISECONDS;
  const { name, what } = workload;
  return { workload: name, what, control: ofControl, gateway: ofGateway, ratio: ofGateway / ofControl };
}

const MILLISECONDS = 1000;

function compose({ subgraphs }: Workload, origins: readonly string[]): string {
  const { supergraphSdl, errors } = composeServices(
    subgraphs.map(({ name, typeDefs }, index) => ({
      name,
      typeDefs: parse(typeDefs),
      url: `${origins[index]}/graphql`,
    })),
  );
  if (supergraphSdl === undefined) throw new Error(errors?.map(({ message }) => message).join('\n'));
  return supergraphSdl;
}

function urlAt(port: number): string {
  return `http://127.0.0.1:${port}/graphql`;
}

async function report(figures: readonly Figures[]): Promise<void> {
  const results = new URL('../../../bench/results/', import.meta.url);
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.versions.node}`;
  const rows = figures.map(
    ({ workload, what, control, gateway, ratio }) =>
      `| ${workload}: ${what} | ${control.toFixed(3)} | ${gateway.toFixed(3)} | ${ratio.toFixed(2)} |`,
  );
  const text = `# The gateway against a hand-written control

CPU milliseconds of the gateway's process per request: the median of ${ROUNDS} interleaved rounds after ${WARM_UP_ROUNDS} to
warm up, ${CONCURRENCY} requests at a time. The control makes the same subgraph calls and gives the same bytes, for that one
operation only. The gateway is complete: HTTP face, limits, metrics, validation (kept), checks of every value.

| workload | control | gateway | ratio |
|---|---|---|---|
${rows.join('\n')}

Measured on ${machine}, by \`npm run bench -- gateway\`.
`;
  await writeFile(new URL('gateway.md', results), text);
  const bars = figures.flatMap(({ workload, ratio }) => [
    { label: `${workload} control`, value: 1 },
    { label: `${workload} gateway`, value: ratio },
  ]);
  await writeFile(new URL('gateway.svg', results), barChart('CPU per request, control = 1', bars));
}
