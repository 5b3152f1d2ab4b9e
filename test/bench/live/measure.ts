import { loadavg } from 'node:os';
import type { Hub } from '@hub/local';
import { median } from '../bench.js';
import type { Heard } from './clients.js';
import type { Begun, Written } from './control.js';
import { type GatewayFigures, gatewayFigures, requestsPerEvent } from './gateway-figures.js';
import { readEvent } from './operation.js';
import type { PacedWriters } from './paced-writers.js';
import { percentile } from './percentile.js';
import type { Scenario } from './scenarios.js';
import { type Side, startControl, startGateway } from './sides.js';

const ROUNDS = 5;
const WARM_UP_ROUNDS = 2;
/** Connected before the memory is read for the first time: what the first one alone takes is not counted for each. */
const FIRST_CLIENTS = 50;
/** Milliseconds for which nothing is written, to see what a process uses then. */
const IDLE = 2_000;

/** Of one process. */
export interface SideFigures {
  /** CPU microseconds per delivered message, without what it uses while nothing is written. */
  readonly cpu: number;
  /** The same, with it. */
  readonly cpuGross: number;
  /** CPU milliseconds per second while nothing is written. */
  readonly idle: number;
  readonly bytesPerClient: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

/** What was measured of one scenario. */
export interface Figures {
  readonly scenario: Scenario;
  readonly gateway: SideFigures;
  readonly control: SideFigures;
  /** Of CPU per message: the median of the rounds' ratios. */
  readonly ratio: number;
  readonly ratioGross: number;
  readonly upstream: number;
  /** Requests of the gateway to subgraphs for each event. */
  readonly requests: Readonly<Record<string, number>>;
  /** Delivered messages of those that there should have been, and how often clients were told of a gap. */
  readonly delivered: number;
  readonly gaps: number;
  /** Events that lacked the other service's field. */
  readonly incomplete: number;
  readonly load: number;
}

/** Measures a gateway and the control, round by round in turn. */
export async function measure(
  hub: Hub,
  writers: PacedWriters,
  agreementIds: readonly string[],
  scenario: Scenario,
): Promise<Figures> {
  const gateway = await startGateway(hub);
  const control = await startControl();
  try {
    const memory = { gateway: await connect(gateway, agreementIds, scenario), control: 0 };
    const { texts } = await gateway.clients.heard();
    await control.process.ask({ first: texts });
    memory.control = await connect(control, agreementIds, scenario);
    await control.clients.heard();

    const { upstream } = await gatewayFigures(gateway.origin);
    const rounds: Round[] = [];
    let before = await gatewayFigures(gateway.origin);
    for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round += 1) {
      if (round === WARM_UP_ROUNDS) before = await gatewayFigures(gateway.origin);
      const figures = await takeRound(gateway, control, writers, agreementIds, scenario);
      if (round >= WARM_UP_ROUNDS) rounds.push(figures);
    }
    const after = await gatewayFigures(gateway.origin);
    return { scenario, upstream, ...sum(rounds, memory, before, after, scenario) };
  } finally {
    await Promise.all([gateway.stop(), control.stop()]);
  }
}

/** @returns bytes for each client beyond the first ones. */
async function connect(
  { clients, process }: Side,
  agreementIds: readonly string[],
  { clients: count, agreements }: Scenario,
) {
  const watched = Array.from({ length: count }, (_, at) => agreementIds[at % agreementIds.length] as string);
  const first = Math.min(FIRST_CLIENTS, count / 2);
  // Where each has an agreement of its own, only it hears of that.
  const listenOneOf = agreements === 1 ? LISTEN_ONE_OF : 1;
  await clients.connect(watched.slice(0, first), listenOneOf);
  const before = await process.residentBytes();
  await clients.connect(watched.slice(first), listenOneOf);
  await pause(SETTLE);
  return ((await process.residentBytes()) - before) / (count - first);
}

/** One client of so many reads what it gets: parsing all of it would take the processor from those that are measured. */
const LISTEN_ONE_OF = 50;
/** Milliseconds after which what connecting left behind can be collected. */
const SETTLE = 1_000;

/** What a process did in a round. */
interface Part {
  readonly cpu: number;
  readonly cpuGross: number;
  readonly idle: number;
  readonly messages: number;
  readonly latencies: readonly number[];
}

type SideName = 'gateway' | 'control';

interface Round {
  readonly gateway: Part;
  readonly control: Part;
  readonly incomplete: number;
}

async function takeRound(
  gateway: Side,
  control: Side,
  writers: PacedWriters,
  agreementIds: readonly string[],
  scenario: Scenario,
): Promise<Round> {
  const { writes, every } = scenario;
  const idle = await Promise.all([cpuOf(gateway, () => pause(IDLE)), cpuOf(control, () => pause(IDLE))]);
  const ofGateway = await cpuOf(gateway, async () => {
    await writers.write(agreementIds, writes, every);
    return gateway.clients.heardAll(messagesOf(scenario));
  });
  const { texts } = ofGateway.result;
  const ofControl = await cpuOf(control, async () => {
    const begun = await control.process.ask<Begun>({ write: texts, every });
    return { begun, heard: await control.clients.heardAll(messagesOf(scenario)) };
  });
  const { begun, heard } = ofControl.result;
  return {
    incomplete: texts.filter(([, text]) => !readEvent(text).whole).length,
    gateway: part(ofGateway, idle[0], ofGateway.result, (_cursor, changed) => changed),
    control: part(ofControl, idle[1], heard, beginnings(texts, begun)),
  };
}

/** When the control began to write the event of a cursor. */
function beginnings(texts: readonly Written[], begun: Begun): (cursor: string) => number {
  const byCursor = new Map(texts.map(([, text], at) => [readEvent(text).cursor, begun[at] as number]));
  return (cursor) => byCursor.get(cursor) ?? Number.NaN;
}

const messagesOf = ({ clients, agreements, writes }: Scenario) => (writes * clients) / agreements;

interface Timed<Result> {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly result: Result;
}

async function cpuOf<Result>({ process }: Side, work: () => Promise<Result>): Promise<Timed<Result>> {
  const [started, before] = [performance.now(), await process.cpuSeconds()];
  const result = await work();
  const cpuSeconds = (await process.cpuSeconds()) - before;
  return { result, cpuSeconds, seconds: (performance.now() - started) / 1_000 };
}

function part(
  round: Timed<unknown>,
  idle: Timed<unknown>,
  { events, arrivals }: Heard,
  begunAt: (cursor: string, changed: number) => number,
): Part {
  const ofIdle = idle.cpuSeconds / idle.seconds;
  return {
    cpu: ((round.cpuSeconds - ofIdle * round.seconds) * MICROSECONDS) / events,
    cpuGross: (round.cpuSeconds * MICROSECONDS) / events,
    idle: ofIdle * MILLISECONDS,
    messages: events,
    latencies: arrivals.map(([cursor, changed, arrived]) => arrived - begunAt(cursor, changed)),
  };
}

const MICROSECONDS = 1e6;
const MILLISECONDS = 1e3;

function sum(
  rounds: readonly Round[],
  memory: Readonly<Record<SideName, number>>,
  before: GatewayFigures,
  after: GatewayFigures,
  scenario: Scenario,
) {
  const of = (side: SideName): SideFigures => {
    const latencies = rounds.flatMap((round) => round[side].latencies);
    return {
      cpu: median(rounds.map((round) => round[side].cpu)),
      cpuGross: median(rounds.map((round) => round[side].cpuGross)),
      idle: median(rounds.map((round) => round[side].idle)),
      bytesPerClient: memory[side],
      p50: percentile(latencies, 0.5),
      p99: percentile(latencies, 0.99),
    };
  };
  const messages = rounds.reduce((total, { gateway }) => total + gateway.messages, 0);
  return {
    gateway: of('gateway'),
    control: of('control'),
    ratio: median(rounds.map(({ gateway, control }) => gateway.cpu / control.cpu)),
    ratioGross: median(rounds.map(({ gateway, control }) => gateway.cpuGross / control.cpuGross)),
    requests: requestsPerEvent(before, after, scenario.writes * rounds.length),
    delivered: messages / (messagesOf(scenario) * rounds.length),
    gaps: after.gaps - before.gaps,
    incomplete: rounds.reduce((total, { incomplete }) => total + incomplete, 0),
    load: loadavg()[0] as number,
  };
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
