import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { DemoConfig } from '../config.js';
import { wordsOf } from '../failure.js';
import { createDemoClient, type DemoClient, type OpenAgreement } from './demo-client.js';

const ORGANISATIONS = Array.from(
  { length: 40 },
  (_, index) => `org-demo-${String(index + 1).padStart(2, '0')}`,
);
const SHORTEST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 8_000;
/** Of a hundred who have signed and are drawn again, so many withdraw: counts grow and fall, and never dry up. */
const WITHDRAWALS_PER_CENT = 40;

/**
 * Has made-up organisations sign and withdraw through the gateway, one every few seconds, until told to stop. It only
 * ever acts on agreements that are open for joining, which none is but in demonstration data.
 *
 * @param log is told of every act and every failure; a failure costs one turn.
 */
export async function runDemonstration(
  config: DemoConfig,
  stop: AbortSignal,
  log: (entry: Record<string, unknown>) => void,
): Promise<void> {
  const client = createDemoClient(config);
  for (;;) {
    try {
      await delay(randomInt(SHORTEST_PAUSE_MS, LONGEST_PAUSE_MS + 1), undefined, { signal: stop });
    } catch {
      return;
    }
    try {
      log(await act(client, pick(await client.openAgreements())));
    } catch (error) {
      log({ msg: 'a turn was lost', reason: wordsOf(error) });
    }
  }
}

async function act(
  client: DemoClient,
  agreement: OpenAgreement | undefined,
): Promise<Record<string, unknown>> {
  const organisationId = pick(ORGANISATIONS);
  if (!agreement || organisationId === undefined) return { msg: 'no agreement is open for joining' };
  const about = { agreement: agreement.id, organisation: organisationId };
  const adherenceId = agreement.signed.get(organisationId);
  if (adherenceId === undefined) {
    return { msg: 'signed', ...about, refusals: await client.sign(agreement, organisationId) };
  }
  if (randomInt(100) >= WITHDRAWALS_PER_CENT) return { msg: 'has signed already', ...about };
  return { msg: 'withdrew', ...about, refusals: await client.withdraw(adherenceId, organisationId) };
}

const pick = <Item>(items: readonly Item[]): Item | undefined => items[randomInt(Math.max(1, items.length))];
