import type { IncomingMessage } from 'node:http';
import type { Identity } from '@hub/schema/identity';
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
import { type Rights, RightsUnknown } from '../rights/index.js';
import { childTraceparent } from '../telemetry/index.js';
import type { Client, Running } from './client.js';
import type { LiveOptions } from './options.js';
import { runOnce, runStream } from './run.js';
import { checkRights, end, shutOut } from './shut-out.js';

/** Node's timers end at this many milliseconds. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** Makes the protocol server (graphql-transport-ws) over the engine. */
export function createProtocol(options: LiveOptions): Server<Client> {
  const { engine, verify, rights, limits, log, maxOperations = 100 } = options;
  const logMasked = (requestId: string) => (fault: unknown) =>
    log.error({ requestId, err: fault }, 'an error was masked');

  const letIn = new Set<Client>();
  rights.watch(() => {
    for (const client of letIn) checkRights(client, rights);
  });

  return makeServer<Record<string, unknown>, Client>({
    connectionInitWaitTimeout: options.initTimeout ?? 5_000,

    async onConnect({ extra, connectionParams }) {
      try {
        extra.verified = await verify(authorizationOf(connectionParams, extra.request));
        // It has gone meanwhile.
        if (extra.over) return false;
        extra.held = rights.leftOf(extra.verified.identity).roles;
      } catch (error) {
        // Not `return false`: the client should read why.
        extra.close(error instanceof TokenRefused ? 4403 : 1013, closeReason(error));
        return false;
      }
      const { expiresAt } = extra.verified;
      if (expiresAt !== undefined) {
        const left = Math.min(Math.max(expiresAt - Date.now(), 0), LONGEST_TIMER);
        extra.expiry = setTimeout(() => shutOut(extra, 4403, 'The access token has expired'), left);
      }
      letIn.add(extra);
      return true;
    },

    async onSubscribe({ extra, subscriptions }, id, payload) {
      if (Object.keys(subscriptions).length > maxOperations) return [tooManyOperations(maxOperations)];
      const tooDeep = nestingError(payload, limits);
      if (tooDeep) return [tooDeep];
      const prepared = await engine.prepare(payload);
      if ('errors' in prepared) return explainRefusal(prepared.errors, payload.query, limits);
      // It may have gone, or lost a right, while its operation was prepared.
      if (extra.over) return [OVER];
      const identity = identityOf(extra, rights);
      if (identity instanceof GraphQLError) return [identity];
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
          identity,
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
      letIn.delete(extra);
      end(extra);
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
  if (error instanceof TokenRefused) return error.message.slice(0, 120);
  return error instanceof RightsUnknown
    ? 'Revoked rights are not known'
    : 'The token issuer cannot be reached';
}

const OVER = new GraphQLError('The connection has ended.', { extensions: { code: 'UNAUTHENTICATED' } });

/** Who asks, with the roles that are left now: a connection may outlast a right that it did not use, or gain one again. */
function identityOf({ verified }: Client, rights: Rights): Identity | GraphQLError {
  try {
    return rights.leftOf((verified as VerifiedIdentity).identity);
  } catch (error) {
    if (!(error instanceof RightsUnknown)) throw error;
    return new GraphQLError(error.message, { extensions: { code: 'RIGHTS_UNKNOWN' } });
  }
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
