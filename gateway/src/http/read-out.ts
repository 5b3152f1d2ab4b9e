import type { FastifyReply, FastifyRequest } from 'fastify';

/** How much of a body is read to no end after it was refused, in bytes; what goes on beyond is cut off. */
const READ_OUT_LIMIT = 32 * 1024 * 1024;

/**
 * Reads on a body that was refused before its end, and throws it away. A socket that is closed with bytes unread is reset,
 * and the reset takes the answer with it before a client that is still writing has read it.
 */
export function readOut({ raw }: FastifyRequest, reply: FastifyReply): void {
  // Fastify asks for the end of the connection, which node does as soon as the answer is written.
  reply.removeHeader('connection');
  let left = READ_OUT_LIMIT;
  const onData = (part: Buffer) => {
    left -= part.length;
    if (left >= 0) return;
    raw.off('data', onData);
    raw.socket.destroySoon();
  };
  raw.on('data', onData);
}
