import type { Asked } from '../run/index.js';

/** A message of a client (graphql-transport-ws). */
export type ClientMessage =
  | { readonly type: 'connection_init' | 'ping' | 'pong'; readonly payload?: Record<string, unknown> }
  | { readonly type: 'subscribe'; readonly id: string; readonly payload: Asked }
  | { readonly type: 'complete'; readonly id: string };

/** What came is no message of the protocol. */
export interface Malformed {
  readonly type: 'malformed';
  /** What was expected and what came. */
  readonly reason: string;
}

/** Ids go back with each event, so that they may not be as long as a message. Unit: UTF-16 code units. */
const LONGEST_ID = 1_024;

/** The payload of a ping goes back: one that is nested some thousands deep can be read, and not be written again. */
const DEEPEST = 64;

const BARE_TYPES = new Set<unknown>(['connection_init', 'ping', 'pong']);

/** Reads a message. Never throws. */
export function readMessage(text: string): ClientMessage | Malformed {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    return malformed('Expected a JSON object, got text that is not JSON');
  }
  if (!isObject(message)) return malformed('Expected a JSON object, got another JSON value');
  const { type, id, payload } = message;
  if (BARE_TYPES.has(type)) {
    if (payload === undefined || payload === null) return { type } as ClientMessage;
    if (!isObject(payload)) return malformed(`Expected the payload of "${String(type)}" to be an object`);
    return isDeeper(payload, DEEPEST)
      ? malformed(`Expected the payload of "${String(type)}" to be nested at most ${DEEPEST} deep`)
      : ({ type, payload } as ClientMessage);
  }
  if (type !== 'subscribe' && type !== 'complete') {
    return malformed(`Expected a message of a client, got type ${shown(type)}`);
  }
  if (typeof id !== 'string' || id === '') return malformed(`Expected "${type}" to have an id`);
  if (id.length > LONGEST_ID) return malformed(`Expected an id of at most ${LONGEST_ID} characters`);
  if (type === 'complete') return { type, id };
  const fault = askedFault(payload);
  return fault === undefined ? { type, id, payload: payload as unknown as Asked } : malformed(fault);
}

function askedFault(payload: unknown): string | undefined {
  if (!isObject(payload)) return 'Expected the payload of "subscribe" to be an object';
  const { query, operationName = null, variables = null, extensions = null } = payload;
  if (typeof query !== 'string') return 'Expected "query" in the payload to be a string';
  if (operationName !== null && typeof operationName !== 'string') {
    return 'Expected "operationName" in the payload to be a string';
  }
  if (variables !== null && !isObject(variables))
    return 'Expected "variables" in the payload to be an object';
  if (extensions !== null && !isObject(extensions))
    return 'Expected "extensions" in the payload to be an object';
  return undefined;
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((each) => isDeeper(each, levels - 1));
}

function malformed(reason: string): Malformed {
  return { type: 'malformed', reason };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(type: unknown): string {
  return typeof type === 'string' ? JSON.stringify(type.slice(0, 40)) : 'none';
}
