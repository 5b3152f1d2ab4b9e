import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** A file of the pages, as it is sent. */
export interface PageFile {
  readonly type: string;
  readonly etag: string;
  /** Whether its name holds a hash of its content: it may be kept for ever then. */
  readonly hashed: boolean;
  readonly body: Buffer;
  /** Compressed when it is first asked for. */
  zipped?: Promise<Buffer>;
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.ttf': 'font/ttf',
};
/** Smaller files are not worth compressing. */
const ZIP_FROM_BYTES = 1_024;
const YEAR_IN_SECONDS = 31_536_000;
const zip = promisify(gzip);

/**
 * Reads all files of a folder, by their path in it. They are kept in memory (a few megabytes), so that what is sent
 * is looked up by name and no request ever makes a path.
 *
 * @returns an empty map where there is no such folder.
 */
export async function readFiles(folder: string): Promise<ReadonlyMap<string, PageFile>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    },
  );
  const files = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const path = join(entry.parentPath, entry.name);
        const body = await readFile(path);
        const file: PageFile = {
          type: TYPES[extname(entry.name)] ?? 'application/octet-stream',
          etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
          hashed: /-[A-Z0-9]{8}\.\w+$/.test(entry.name),
          body,
        };
        return [relative(folder, path).split(sep).join('/'), file] as const;
      }),
  );
  return new Map(files);
}

/** Sends a file, or that the client's copy is still good. */
export async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  file: PageFile,
): Promise<FastifyReply> {
  reply
    .header('etag', file.etag)
    .header('vary', 'accept-encoding')
    .header('cache-control', file.hashed ? `public, max-age=${YEAR_IN_SECONDS}, immutable` : 'no-cache');
  if (request.headers['if-none-match']?.includes(file.etag)) return reply.code(304).send();
  reply.header('content-type', file.type);
  if (file.body.length < ZIP_FROM_BYTES || !/\bgzip\b/.test(String(request.headers['accept-encoding']))) {
    return reply.send(file.body);
  }
  file.zipped ??= zip(file.body);
  return reply.header('content-encoding', 'gzip').send(await file.zipped);
}
