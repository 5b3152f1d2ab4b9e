import { setTimeout as pause } from 'node:timers/promises';
import { HubFailure, wordsOf } from '../failure.js';

/** Sends an operation to the hub and gives its data. */
export type AskHub = (query: string, variables: Record<string, unknown>) => Promise<Record<string, unknown>>;

export interface HubAddress {
  /** The gateway's GraphQL endpoint. */
  readonly url: string;
  readonly token: string;
  /** Aborted when no answer is wanted any more. */
  readonly signal: AbortSignal;
}

const TRIES = 3;
const PAUSE_MS = 1_000;

/**
 * Asks a hub with a token. What may go well another time is sent three times: only for what changes nothing, or nothing
 * twice.
 *
 * @throws {HubFailure} where the hub can't be reached, does not take the token or can't answer; the signal's reason when
 *   it is aborted.
 */
export function hubClient(address: HubAddress): AskHub {
  return async (query, variables) => {
    const body = JSON.stringify({ query, variables });
    for (let tried = 1; ; tried += 1) {
      const { data, failure, again } = await post(address, body);
      if (data !== undefined) return data;
      if (!again || tried === TRIES) throw failure;
      await pause(PAUSE_MS, undefined, { signal: address.signal }).catch(() =>
        address.signal.throwIfAborted(),
      );
    }
  };
}

interface Attempt {
  readonly data?: Record<string, unknown>;
  readonly failure?: HubFailure;
  /** Whether it may go well another time. */
  readonly again?: boolean;
}

async function post({ url, token, signal }: HubAddress, body: string): Promise<Attempt> {
  let status: number;
  let answer: Answer;
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json',
        authorization: `Bearer ${token}`,
      },
      body,
      // Who is sent elsewhere would take the token there.
      redirect: 'error',
      signal,
    });
    status = response.status;
    answer = (await response.json()) as Answer;
  } catch (error) {
    signal.throwIfAborted();
    const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
    return {
      failure: new HubFailure(`${url} can't be asked (${wordsOf(cause)})`, { cause: error }),
      again: true,
    };
  }
  if (answer.data && !answer.errors) return { data: answer.data };
  const words = (answer.errors ?? []).map(({ message }) => message).join('; ');
  const failure = new HubFailure(
    `the hub at ${url} answered: ${words || `HTTP ${status} without an answer`}`,
  );
  return {
    failure,
    again: (answer.errors ?? []).every(({ extensions }) => !FINAL.has(extensions?.code ?? '')),
  };
}

interface Answer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** What stays as it is however often it is asked. */
const FINAL = new Set([
  'UNAUTHENTICATED',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'LIMIT_EXCEEDED',
  'NOT_FOUND',
]);
