import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { readOptions } from '../../support/read-options.js';
import { type Bench, median } from '../bench.js';
import { addAgreements, LIKE, organisations, servingUrlOf, startBenchHub } from '../bench-hub.js';
import { barChart } from '../chart.js';
import { controlClients } from './control-clients.js';
import { hubClients } from './hub-clients.js';
import { statementsPerTurn } from './statements-per-turn.js';
import { writesPerSecond } from './turns.js';

const CLIENTS = 16;
const AGREEMENTS = 100;
const ROUNDS = 5;
const WARM_UP_ROUNDS = 3;
const ROUND_MS = 2_000;

/** Writes per second of a round, by who made them and on what. */
interface Round {
  readonly hot: Measured;
  readonly spread: Measured;
}

interface Measured {
  readonly hub: number;
  readonly control: number;
}

/** Signings through the whole hub, against a program that sends the same statements in the same transactions. */
export const bench: Bench = async (args) => {
  readOptions(args, {});
  const { hub, stop } = await startBenchHub('signing');
  try {
    const agreementIds = await addAgreements(hub, AGREEMENTS);
    const [ofHub, ofControl] = [organisations(1, CLIENTS), organisations(21, CLIENTS)];
    const throughHub = await hubClients(hub, ofHub);
    const control = await controlClients(
      servingUrlOf(hub, 'agreements'),
      servingUrlOf(hub, 'organisations'),
      ofControl,
    );
    const statements = await statementsPerTurn(hub, throughHub, control, LIKE);
    const measure = async (ids: readonly string[]): Promise<Measured> => ({
      hub: await writesPerSecond(throughHub, ids, ROUND_MS),
      control: await writesPerSecond(control, ids, ROUND_MS),
    });
    const rounds: Round[] = [];
    for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round += 1) {
      const measured = { hot: await measure([LIKE]), spread: await measure(agreementIds) };
      process.stdout.write(`${told('one agreement', measured.hot)}; ${told('spread', measured.spread)}\n`);
      if (round >= WARM_UP_ROUNDS) rounds.push(measured);
    }
    await control.close();
    const figures = { hot: middle(rounds, 'hot'), spread: middle(rounds, 'spread') };
    await report(figures, statements);
    return { ratioHot: round2(figures.hot.ratio), ratioSpread: round2(figures.spread.ratio) };
  } finally {
    await stop();
  }
};

const told = (what: string, { hub, control }: Measured) =>
  `${what}: hub ${hub.toFixed(0)}/s, control ${control.toFixed(0)}/s, ratio ${(hub / control).toFixed(2)}`;

function middle(rounds: readonly Round[], on: keyof Round) {
  const hub = median(rounds.map((round) => round[on].hub));
  const control = median(rounds.map((round) => round[on].control));
  return { hub, control, ratio: median(rounds.map((round) => round[on].hub / round[on].control)) };
}

const round2 = (value: number) => Math.round(value * 100) / 100;

const RESULTS = new URL('../../../bench/results/', import.meta.url);

async function report(
  figures: Record<keyof Round, ReturnType<typeof middle>>,
  statements: number,
): Promise<void> {
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.versions.node}`;
  const row = (name: string, { hub, control, ratio }: ReturnType<typeof middle>) =>
    `| ${name} | ${hub.toFixed(0)} | ${control.toFixed(0)} | ${ratio.toFixed(2)} |`;
  const text = `# Signing through the whole hub, against the same statements

Writes per second of ${CLIENTS} clients that sign and withdraw in turn, without a pause: the medians of ${ROUNDS} interleaved rounds of
${ROUND_MS / 1_000} s after ${WARM_UP_ROUNDS} to warm up. The hub is whole: each write goes by HTTP to the gateway, which verifies its token, plans and
asks the agreements service, which asks organisations; PostgreSQL is on the same machine, with fsync and synchronous_commit on.
The control sends the same ${statements} statements for a signing and its withdrawal, in the same transactions, on the same databases,
by \`pg\` from one process, with a connection for each client, and does nothing else: \`query(text, values)\`, where the hub's
connections (20 of agreements, 17 of them for writes) have PostgreSQL prepare what every write sends. What copies the change log and
signs checkpoints runs in the agreements service beside both, since both write to its tables.

| on | hub, writes/s | control, writes/s | ratio |
|---|---|---|---|
${row('one agreement', figures.hot)}
${row(`${AGREEMENTS} agreements`, figures.spread)}

Measured on ${machine}, by \`npm run bench -- signing\`; the clients and the control share the machine's processors with the hub.
`;
  const chart = barChart('Writes through the hub as a share of the same statements by hand (1)', [
    { label: 'one agreement', value: figures.hot.ratio },
    { label: `${AGREEMENTS} agreements`, value: figures.spread.ratio },
  ]);
  await writeFile(new URL('signing.md', RESULTS), text);
  await writeFile(new URL('signing.svg', RESULTS), chart);
}
