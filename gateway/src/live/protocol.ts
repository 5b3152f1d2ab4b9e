import type { IncomingMessage } from 'node:http';
import {
  type DocumentNode,
  type ExecutionArgs,
  type FormattedExecutionResult,
  GraphQLError,
  parse,
} from 'graphql';
import { type Context, makeServer, type Server } from 'graphql-ws';
import type { Prepared } from '../engine/index.js';
import { errorsForClient } from '../errors.js';
import { TokenRefused, type VerifiedIdentity } from '../identity/index.js';
import { explainRefusal, LIMIT_EXCEEDED, nestingError } from '../limits/index.js';
import { childTraceparent } from '../telemetry/index.js';
import type { Client, Running } from './client.js';
import type { LiveOptions } from './options.js';
import { runOnce, runStream } from './run.js';

/** Node's timers end at this many milliseconds. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** Makes the protocol server (graphql-transport-ws) over the engine. */
export function createProtocol(options: LiveOptions): Server<Client> {
  const { engine, verify, limits, log, maxOperations = 100 } = options;
  const logMasked = (requestId: string) => (fault: unknown) =>
    log.error({ requestId, err: fault }, 'an error was masked');

  return makeServer<Record<string, unknown>, Client>({
    connectionInitWaitTimeout: options.initTimeout ?? 5_000,

    async onConnect({ extra, connectionParams }) {
      try {
        extra.verified = await verify(authorizationOf(connectionParams, extra.request));
      } catch (error) {
        // Not `return false`: the client should read why.
        extra.close(error instanceof TokenRefused ? 4403 : 1013, closeReason(error));
        return false;
      }
      const { expiresAt } = extra.verified;
      if (expiresAt !== undefined) {
        const left = Math.min(Math.max(expiresAt - Date.now(), 0), LONGEST_TIMER);
        extra.expiry = setTimeout(() => extra.close(4403, 'The access token has expired'), left);
      }
      return true;
    },

    async onSubscribe({ extra, subscriptions }, id, payload) {
      if (Object.keys(subscriptions).length > maxOperations) return [tooManyOperations(maxOperations)];
      const tooDeep = nestingError(payload, limits);
      if (tooDeep) return [tooDeep];
      const prepared = await engine.prepare(payload);
      if ('errors' in prepared) return explainRefusal(prepared.errors, payload.query, limits);
      const requestId = operationId(extra, id);
      const traceparent = childTraceparent(headerOf(extra.request.headers.traceparent));
      const controller = new AbortController();
      extra.running.add(controller);
      const running: Running = {
        prepared,
        variables: payload.variables,
        controller,
        onMasked: logMasked(requestId),
        onEnd: () => extra.running.delete(controller),
        context: {
          requestId,
          ...(traceparent !== undefined && { traceparent }),
          identity: (extra.verified as VerifiedIdentity).identity,
          signal: controller.signal,
        },
      };
      return argumentsOf(running);
    },

    execute: (args) => runOnce(args.contextValue as Running, options),
    subscribe: (args) => runStream(args.contextValue as Running, options),

    // Both are made for the client already, or are made so here; graphql-ws would call their `toJSON`.
    onNext: (_connection, _id, _payload, _args, result) => result as FormattedExecutionResult,
    onError: ({ extra }, id, _payload, errors) =>
      errorsForClient(
        errors,
        operationId(extra, id),
        'GRAPHQL_VALIDATION_FAILED',
        logMasked(operationId(extra, id)),
      ),

    onClose({ extra }) {
      clearTimeout(extra.expiry);
      for (const controller of extra.running) controller.abort();
    },
  });
}

/**
 * graphql-ws reads nothing of these but the kind of operation: parsing, validation and execution are the engine's.
 */
function argumentsOf(running: Running): ExecutionArgs {
  return { document: KINDS[running.prepared.kind], contextValue: running } as unknown as ExecutionArgs;
}

const KINDS: Record<Prepared['kind'], DocumentNode> = {
  query: parse('query { __typename }'),
  mutation: parse('mutation { __typename }'),
  subscription: parse('subscription { __typename }'),
};

/** The token may come with the connection's first message, or, from clients that can set headers, with its request. */
function authorizationOf(
  parameters: Context['connectionParams'],
  request: IncomingMessage,
): string | undefined {
  for (const [name, value] of Object.entries(parameters ?? {})) {
    if (name.toLowerCase() !== 'authorization' || value === undefined || value === null) continue;
    if (typeof value !== 'string') throw new TokenRefused('expected "Bearer" and a token, got no text');
    return value;
  }
  return request.headers.authorization;
}

function operationId({ requestId }: Client, id: string): string {
  return `${requestId}.${id.slice(0, 40)}`;
}

/** A close reason may have 123 bytes. */
function closeReason(error: unknown): string {
  return error instanceof TokenRefused ? error.message.slice(0, 120) : 'The token issuer cannot be reached';
}

function tooManyOperations(max: number): GraphQLError {
  return new GraphQLError(
    `Expected at most ${max} operations at the same time on one connection, got more.`,
    {
      extensions: { code: LIMIT_EXCEEDED, limit: 'operations', max },
    },
  );
}

function headerOf(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
