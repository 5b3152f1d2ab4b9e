import { setTimeout as delay } from 'node:timers/promises';
import { type Choose, chooser } from '../../support/chooser.js';
import { audit } from './audit.js';
import { type Answered, startClients, untilAnswered } from './clients.js';
import { crashWorld } from './crash-world.js';

export interface CrashReport {
  readonly seed: number;
  readonly answered: number;
  /** Writes that were sent again, for want of an answer. */
  readonly again: number;
  readonly crashes: readonly string[];
  readonly faults: readonly string[];
}

export interface CrashOptions {
  /** Decides who does what, and who is killed when. */
  readonly seed: number;
  /** How often something is killed. */
  readonly crashes: number;
  readonly log?: (line: string) => void;
}

const VICTIMS = ['PostgreSQL', 'process 0', 'process 1'];
/** Milliseconds between a restart and the next kill. */
const MOMENTS = Array.from({ length: 40 }, (_, index) => 150 + index * 30);
const REPEATED = 40;

/** Kills processes and the database at random moments while clients sign and withdraw, then holds everything together. */
export async function crashes({ seed, crashes: count, log }: CrashOptions): Promise<CrashReport> {
  const choose = chooser(seed);
  const moments = chooser(seed + 1);
  const world = await crashWorld();
  try {
    const clients = startClients(world, choose);
    const killed: string[] = [];
    for (let index = 0; index < count; index += 1) {
      await delay(moments(MOMENTS));
      // The database first, so that a short run has one of them for certain.
      const victim = index === 0 ? 'PostgreSQL' : moments(VICTIMS);
      await (victim === 'PostgreSQL' ? world.server.crash() : world.crash(Number(victim.at(-1))));
      killed.push(victim);
      log?.(`${index + 1} of ${count}: killed ${victim}; ${clients.again()} writes sent again so far`);
    }
    await delay(moments(MOMENTS));
    const answered = await clients.stop();
    const faults = await audit(world, answered);
    faults.push(...(await repeat(world, choose, answered)), ...(await audit(world, answered)));
    return { seed, answered: answered.length, again: clients.again(), crashes: killed, faults };
  } finally {
    await world.close();
  }
}

/** Sent again, a write gets its first answer. */
async function repeat(
  world: Awaited<ReturnType<typeof crashWorld>>,
  choose: Choose,
  answered: readonly Answered[],
): Promise<string[]> {
  // Who withdraws is who signed: the signing names the organisation.
  const signedBy = new Map(
    answered.flatMap(({ input: { organisationId }, adherence }) =>
      adherence && organisationId !== undefined ? [[adherence.id, organisationId]] : [],
    ),
  );
  const faults: string[] = [];
  for (let index = 0; index < REPEATED; index += 1) {
    const { input, adherence } = choose(answered);
    const organisationId = input.organisationId ?? signedBy.get(input.adherenceId ?? '');
    if (organisationId === undefined)
      throw new Error(`Expected a signing of ${input.adherenceId}, found none.`);
    const again = await untilAnswered(world, choose, organisationId, input);
    if (again.adherence?.id !== adherence?.id) {
      faults.push(`${input.idempotencyKey}: expected ${adherence?.id} again, got ${again.adherence?.id}`);
    }
  }
  return faults;
}
