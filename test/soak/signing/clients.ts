import { setTimeout as delay } from 'node:timers/promises';
import type { Choose } from '../../support/chooser.js';
import type { CrashWorld } from './crash-world.js';

/** A write, and what it was answered. */
export interface Answered {
  readonly input: Readonly<Record<string, string>>;
  /** Null where it was refused. */
  readonly adherence: { readonly id: string; readonly state: string } | null;
  readonly refusals: readonly { readonly code: string }[];
}

export interface Clients {
  /** How often a write was sent again, for want of an answer. */
  readonly again: () => number;
  /** No further writes; resolves when the last one is answered, with all of them. */
  stop(): Promise<Answered[]>;
}

const CLIENTS = 16;
const ANSWER_PATIENCE_MS = 10_000;
const GIVE_UP_MS = 120_000;
const REST_MS = 20;

/**
 * Clients that sign and withdraw without a pause. Whoever gets no answer sends the same write again, under the same key,
 * until there is one: by then it may have been done already.
 */
export function startClients(world: CrashWorld, choose: Choose): Clients {
  const answered: Answered[] = [];
  let stopping = false;
  let again = 0;
  let keys = 0;
  const client = async (own: readonly string[]) => {
    const standing: { id: string; organisationId: string }[] = [];
    while (!stopping) {
      const withdrawn = choose([true, false, false]) ? standing.pop() : undefined;
      const organisationId = withdrawn?.organisationId ?? choose(own);
      const agreementId = choose(world.agreementIds);
      const key = { idempotencyKey: `soak-${keys++}` };
      const input = withdrawn
        ? { adherenceId: withdrawn.id, ...key }
        : { agreementId, versionId: `${agreementId}-v1`, organisationId, ...key };
      const answer = await untilAnswered(world, choose, organisationId, input, () => {
        again += 1;
      });
      answered.push(answer);
      if (answer.adherence?.state === 'ACTIVE') standing.push({ id: answer.adherence.id, organisationId });
    }
  };
  // Each organisation has two clients, so that they sign the same at the same time.
  const ids = world.organisationIds;
  const working = Array.from({ length: CLIENTS }, (_, index) =>
    client(ids.filter((_id, place) => place % (CLIENTS / 2) === index % (CLIENTS / 2))),
  );
  return {
    again: () => again,
    async stop() {
      stopping = true;
      await Promise.all(working);
      return answered;
    },
  };
}

/** Sends a write until it is answered. */
export async function untilAnswered(
  world: CrashWorld,
  choose: Choose,
  organisationId: string,
  input: Readonly<Record<string, string>>,
  onAgain: () => void = () => {},
): Promise<Answered> {
  const name = 'adherenceId' in input ? 'withdrawSignature' : 'signAgreement';
  const deadline = Date.now() + GIVE_UP_MS;
  for (;;) {
    const answer = await send(world, choose(world.urls), name, organisationId, input).catch(() => undefined);
    if (answer !== undefined) return { input, ...answer };
    if (Date.now() > deadline) throw new Error(`Expected an answer to ${JSON.stringify(input)}, got none.`);
    onAgain();
    await delay(REST_MS);
  }
}

/** @returns undefined for a fault: nobody knows then whether it was done. */
async function send(
  { issuer }: CrashWorld,
  url: string,
  name: string,
  organisationId: string,
  input: Readonly<Record<string, string>>,
): Promise<Omit<Answered, 'input'> | undefined> {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input!`;
  const identity = { audience: 'agreements', subject: 'a-client', roles: [`signatory:${organisationId}`] };
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: await issuer.authorization(identity) },
    body: JSON.stringify({
      query: `mutation ($input: ${type}) { ${name}(input: $input) { adherence { id state } refusals { code } } }`,
      variables: { input },
    }),
    signal: AbortSignal.timeout(ANSWER_PATIENCE_MS),
  });
  const { data, errors } = (await response.json()) as {
    data?: Record<string, Omit<Answered, 'input'> | null>;
    errors?: unknown;
  };
  return errors === undefined ? (data?.[name] ?? undefined) : undefined;
}
