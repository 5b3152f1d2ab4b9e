import type { FastifyReply } from 'fastify';
import type { GraphQLFormattedError } from 'graphql';
import type { AnswerType } from './accept.js';

/** Sends a GraphQL answer. The body is made here, not by Fastify: its serialisers would go over it once more. */
export function sendAnswer(
  reply: FastifyReply,
  status: number,
  type: AnswerType,
  answer: { errors?: readonly GraphQLFormattedError[] | undefined; data?: unknown; extensions?: unknown },
): FastifyReply {
  return reply
    .code(status)
    .header('content-type', `${type}; charset=utf-8`)
    .header('cache-control', 'no-store')
    .send(JSON.stringify(answer));
}
