import { setTimeout as delay } from 'node:timers/promises';
import type { Choose } from '../../../support/chooser.js';
import type { World } from '../../../world.js';

/** A mutation to be sent. */
export interface Mutation {
  readonly name: string;
  readonly key: string;
  /** All but the key. */
  readonly input: Readonly<Record<string, unknown>>;
  /** The fields that are asked for beside the refusals. */
  readonly answer: string;
  /** In which it is sent. */
  readonly role: string;
}

export interface MutateOptions {
  readonly gateways: readonly World[];
  readonly choose: Choose;
  /** Told each time that it is sent again, for want of an answer. */
  readonly onAgain: () => void;
}

const ANSWER_PATIENCE_MS = 30_000;
const GIVE_UP_MS = 300_000;
const REST_MS = 30;

/**
 * Sends a mutation to any gateway until it is answered, under the same key: so what became of it is known.
 *
 * @throws where no answer comes for minutes, with the last one.
 */
export async function mutate<Answer>(mutation: Mutation, options: MutateOptions): Promise<Answer> {
  const deadline = Date.now() + GIVE_UP_MS;
  for (;;) {
    const answer = await send<Answer>(options.choose(options.gateways), mutation).catch(
      (error: unknown) => `${error}`,
    );
    if (typeof answer !== 'string') return answer.answered;
    if (Date.now() > deadline) throw new Error(`Expected an answer to ${mutation.key}, got ${answer}.`);
    options.onAgain();
    await delay(REST_MS);
  }
}

/** @returns a text for a fault: nobody knows then whether it was done. */
async function send<Answer>(
  gateway: World,
  { name, key: idempotencyKey, input, answer, role }: Mutation,
): Promise<{ readonly answered: Answer } | string> {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  const response = await fetch(`${gateway.origin}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${await tokenOf(gateway, role)}`,
    },
    body: JSON.stringify({
      query: `mutation ($input: ${type}!) { ${name}(input: $input) { ${answer} refusals { code } } }`,
      variables: { input: { ...input, idempotencyKey } },
    }),
    signal: AbortSignal.timeout(ANSWER_PATIENCE_MS),
  });
  const { data, errors } = (await response.json()) as {
    data?: Record<string, Answer | null>;
    errors?: unknown;
  };
  const answered = data?.[name];
  return errors === undefined && answered ? { answered } : JSON.stringify(errors);
}

const tokens = new Map<string, Promise<string>>();

/** One for all gateways and writes: making one takes longer than the write. */
function tokenOf({ issuerKey, token }: World, role: string): Promise<string> {
  const name = `${issuerKey.x} ${role}`;
  const known = tokens.get(name) ?? token([role], { expires: '12h' });
  tokens.set(name, known);
  return known;
}
