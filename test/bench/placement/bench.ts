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
import { codesOf, ENTITIES, LIST, PAGE, PAGE_QUERY, PLACED, QUERY, ROWS } from './subgraphs.js';

const PLACEMENTS = [1, 4, 21];
const CONCURRENCY = 16;
const REQUESTS = 400;
const ROUNDS = 9;
const WARM_UP_ROUNDS = 3;

/** What was measured with one number of placements, in CPU milliseconds of the process per request. */
interface Figures {
  readonly placements: number;
  readonly control: number;
  readonly gateway: number;
  readonly ratio: number;
  /** Rounds of requests for each page of a list that lies nearly all in one placement. */
  readonly rounds: number;
}

/** Entities spread over 1, 4 and 21 placements, against a hand-written control that makes the same calls. */
export const bench: Bench = async (args) => {
  readOptions(args, {});
  const figures: Figures[] = [];
  for (const placements of PLACEMENTS) {
    const measured = await measure(placements);
    process.stdout.write(
      `${placements} placements: control ${measured.control.toFixed(3)} ms, gateway ${measured.gateway.toFixed(3)} ms, ratio ${measured.ratio.toFixed(2)}, ${measured.rounds.toFixed(2)} rounds per page\n`,
    );
    figures.push(measured);
  }
  await report(figures);
  return {
    cpuOverhead: Object.fromEntries(figures.map(({ placements, ratio }) => [placements, ratio])),
    roundsPerPage: Math.max(...figures.map(({ rounds }) => rounds)),
  };
};

async function measure(placements: number): Promise<Figures> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-placement-'));
  const processes: MeasuredProcess[] = [];
  try {
    const [controlPort = 0, gatewayPort = 0, listPort = 0, ...ports] = await freePorts(3 + placements);
    const supergraph = path.join(folder, 'supergraph.graphql');
    const deployments = path.join(folder, 'deployments.json');
    await writeFile(supergraph, compose());
    await writeFile(deployments, JSON.stringify(mapOf(listPort, ports)));
    processes.push(
      await startMeasured(
        new URL('subgraph-process.js', import.meta.url),
        [listPort, ...ports].map(String),
        urlAt(listPort),
      ),
    );
    const control = await startMeasured(
      new URL('control-process.js', import.meta.url),
      [String(controlPort), ...[listPort, ...ports].map((port) => `http://127.0.0.1:${port}`)],
      urlAt(controlPort),
    );
    processes.push(control);
    const gateway = await startMeasured(
      new URL('../../../../gateway/dist/main.js', import.meta.url),
      [],
      urlAt(gatewayPort),
      { SUPERGRAPH: supergraph, DEPLOYMENTS: deployments, PORT: String(gatewayPort), LOG_LEVEL: 'warn' },
    );
    processes.push(gateway);
    const ratio = await compare(
      { process: control, port: controlPort },
      { process: gateway, port: gatewayPort },
    );
    return { placements, ...ratio, rounds: await roundsPerPage(gatewayPort) };
  } finally {
    await Promise.all(processes.map((each) => each.stop()));
    await rm(folder, { recursive: true });
  }
}

interface Answering {
  readonly process: MeasuredProcess;
  readonly port: number;
}

async function compare(control: Answering, gateway: Answering) {
  const body = JSON.stringify({ query: QUERY });
  const expected = await ask(urlAt(control.port), body);
  const answer = await ask(urlAt(gateway.port), body);
  if (answer !== expected) {
    throw new Error(
      `The gateway answers other than the control:\n${answer.slice(0, 500)}\n${expected.slice(0, 500)}`,
    );
  }
  const perRequest = async ({ process: target, port }: Answering) => {
    const before = await target.cpuSeconds();
    await load(urlAt(port), body, { requests: REQUESTS, concurrency: CONCURRENCY, expected });
    return ((await target.cpuSeconds()) - before) / REQUESTS;
  };
  const rounds: { control: number; gateway: number }[] = [];
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
    const figures = { control: await perRequest(control), gateway: await perRequest(gateway) };
    if (round >= WARM_UP_ROUNDS) rounds.push(figures);
  }
  const ofControl = median(rounds.map((round) => round.control)) * MILLISECONDS;
  const ofGateway = median(rounds.map((round) => round.gateway)) * MILLISECONDS;
  return { control: ofControl, gateway: ofGateway, ratio: ofGateway / ofControl };
}

const MILLISECONDS = 1000;

/** Reads the whole list page by page; a page's rounds are the most requests that one placement got for it. */
async function roundsPerPage(port: number): Promise<number> {
  let after: string | null = null;
  let pages = 0;
  let rounds = 0;
  let before = await requestsByPlacement(port);
  for (;;) {
    const body: string = await ask(urlAt(port), JSON.stringify({ query: PAGE_QUERY, variables: { after } }));
    const { rows } = (JSON.parse(body) as { data: { rows: Page } }).data;
    const now = await requestsByPlacement(port);
    rounds += Math.max(...[...now].map(([placement, count]) => count - (before.get(placement) ?? 0)));
    before = now;
    pages++;
    if (!rows.pageInfo.hasNextPage) break;
    if (rows.nodes.length !== PAGE) throw new Error(`Expected ${PAGE} rows, got ${rows.nodes.length}.`);
    after = rows.pageInfo.endCursor;
  }
  if (pages !== ROWS / PAGE) throw new Error(`Expected ${ROWS / PAGE} pages, got ${pages}.`);
  return rounds / pages;
}

interface Page {
  readonly nodes: readonly unknown[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

async function requestsByPlacement(port: number): Promise<Map<string, number>> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const counts = new Map<string, number>();
  for (const [, placement = '', count] of text.matchAll(
    /^hub_subgraph_requests_total\{[^}]*placement="([^"]+)"[^}]*\} (\d+)/gm,
  )) {
    counts.set(placement, (counts.get(placement) ?? 0) + Number(count));
  }
  return counts;
}

function mapOf(listPort: number, ports: readonly number[]) {
  const codes = codesOf(ports.length);
  return {
    subgraphs: { [LIST.name]: { url: urlAt(listPort) }, [PLACED.name]: { path: '/graphql' } },
    placements: ports.map((port, index) => ({
      code: codes[index],
      name: `Placement ${codes[index]}`,
      url: `http://127.0.0.1:${port}`,
      ...(index === 0 && { fallback: true }),
    })),
  };
}

function compose(): string {
  const { supergraphSdl, errors } = composeServices(
    [LIST, PLACED].map(({ name, typeDefs }) => ({
      name,
      typeDefs: parse(typeDefs),
      url: 'http://127.0.0.1',
    })),
  );
  if (supergraphSdl === undefined) throw new Error(errors?.map(({ message }) => message).join('\n'));
  return supergraphSdl;
}

function urlAt(port: number): string {
  return `http://127.0.0.1:${port}/graphql`;
}

const RESULTS = new URL('../../../bench/results/', import.meta.url);

async function report(figures: readonly Figures[]): Promise<void> {
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.versions.node}`;
  const rows = figures.map(
    ({ placements, control, gateway, ratio, rounds }) =>
      `| ${placements} | ${control.toFixed(3)} | ${gateway.toFixed(3)} | ${ratio.toFixed(2)} | ${rounds.toFixed(2)} |`,
  );
  const text = `# Placement against a hand-written control

CPU milliseconds of the gateway's process per request for ${ENTITIES} entities spread evenly: the median of ${ROUNDS} interleaved
rounds after ${WARM_UP_ROUNDS} to warm up, ${CONCURRENCY} requests at a time. The control makes the same calls and gives the same bytes. Rounds: of
requests for each page of ${PAGE} of a list of ${ROWS} rows, nine of ten of them in one placement.

| placements | control | gateway | ratio | rounds per page |
|---|---|---|---|---|
${rows.join('\n')}

Measured on ${machine}, by \`npm run bench -- placement\`.
`;
  const chart = barChart(
    'Gateway CPU per request as a multiple of a hand-written control (1)',
    figures.map(({ placements, ratio }) => ({
      label: placements === 1 ? '1 placement' : `${placements} placements`,
      value: ratio,
    })),
  );
  await writeFile(new URL('placement.md', RESULTS), text);
  await writeFile(new URL('placement.svg', RESULTS), chart);
}
