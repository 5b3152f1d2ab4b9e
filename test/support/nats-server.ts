import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, appendFileSync, constants, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { within } from '../world.js';
import { endWithUs } from './end-with-us.js';
import { freePort } from './free-ports.js';

/** A NATS server of a test's own, with JetStream. */
export interface NatsServer {
  readonly url: string;
  readonly port: number;
  /** Where it keeps its streams. */
  readonly storeDir: string;
  /** Rejects as soon as it has ended though nobody ended it, with its last words. */
  readonly failure: Promise<never>;
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>;
  /** Starts it again on its data. */
  start(): Promise<void>;
  /**
   * Removes all that is in a stream; with a subject, what has it. A log that is kept there is gone with it, as if the stream
   * were: it loses the record of itself. nats-server 2.9 may crash where a stream is deleted while somebody reads it.
   */
  purgeStream(name: string, subject?: string): Promise<void>;
  /** Ends it and removes its data. */
  clean(): Promise<void>;
}

export interface NatsServerOptions {
  /** More lines of its configuration file. */
  readonly config?: string;
  /** Default: a free one. */
  readonly port?: number;
  /** The file that what it says is added to; default: none. */
  readonly log?: string | undefined;
}

const PATIENCE_MS = 20_000;
/** How much of what it said last is kept. Unit: characters. */
const LAST_WORDS = 10_000;

/**
 * Starts a nats-server.
 *
 * @throws where none is installed, saying how to install it; and where it does not get ready, with what it wrote.
 */
export async function startNatsServer(options: NatsServerOptions = {}): Promise<NatsServer> {
  const program = natsServerProgram([...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin']);
  const directory = mkdtempSync(path.join(os.tmpdir(), 'hub-test-nats-'));
  const port = options.port ?? (await freePort());
  const storeDir = path.join(directory, 'jetstream');
  const config = path.join(directory, 'nats.conf');
  writeFileSync(
    config,
    `listen: "127.0.0.1:${port}"\njetstream { store_dir: "${storeDir}" }\n${options.config ?? ''}\n`,
  );
  let child: ChildProcess | undefined;
  let isWanted = false;
  let fail: (error: Error) => void = () => {};
  const failure = new Promise<never>((_, reject) => {
    fail = reject;
  });
  // It is there for whoever asks.
  failure.catch(() => {});

  const server: NatsServer = {
    url: `nats://127.0.0.1:${port}`,
    port,
    storeDir,
    failure,
    async start() {
      const next = spawn(program, ['-c', config], { stdio: ['ignore', 'ignore', 'pipe'] });
      endWithUs(next);
      child = next;
      isWanted = true;
      const said = listen(next, options.log);
      next.once('close', (code, signal) => {
        if (!isWanted) return;
        fail(
          new Error(`nats-server ended with ${code ?? signal}, though nobody ended it: ${lastWords(said())}`),
        );
      });
      await readiness(next, said);
    },
    async kill() {
      isWanted = false;
      if (child === undefined || hasEnded(child)) return;
      const closed = once(child, 'close');
      child.kill('SIGKILL');
      await closed;
    },
    async purgeStream(name, subject) {
      const connection = await connect({ servers: [server.url] });
      try {
        const { streams } = await jetstreamManager(connection);
        await streams.purge(name, subject === undefined ? undefined : { filter: subject });
      } finally {
        await connection.close();
      }
    },
    async clean() {
      await server.kill();
      rmSync(directory, { recursive: true, force: true });
    },
  };
  await server.start();
  return server;
}

/** @throws where none of the folders has it. */
export function natsServerProgram(folders: readonly string[]): string {
  const found = folders.map((folder) => path.join(folder, 'nats-server')).find(isExecutable);
  if (found !== undefined) return found;
  throw new Error(
    'the tests need nats-server, which is not installed: apt-get install nats-server (Debian, Ubuntu), brew install nats-server (macOS), or put it into a folder of PATH',
  );
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null;

/** @returns what gives the last of what it has said so far. */
function listen(child: ChildProcess, log: string | undefined): () => string {
  let output = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    output = `${output}${chunk}`.slice(-LAST_WORDS);
    if (log !== undefined) appendFileSync(log, chunk);
  });
  return () => output;
}

/** From where it says why, if it does. */
function lastWords(said: string): string {
  return said.slice(Math.max(0, said.search(/^(panic|fatal error|SIGQUIT): /m)));
}

/** @throws with what it wrote where it is not ready in time, or ends. */
async function readiness(child: ChildProcess, said: () => string): Promise<void> {
  const ready = new Promise<void>((resolve, reject) => {
    child.stderr?.on('data', () => {
      if (said().includes('Server is ready')) resolve();
    });
    child.once('error', reject);
    child.once('close', (code, signal) => reject(new Error(`nats-server ended with ${code ?? signal}`)));
  });
  await within(ready, PATIENCE_MS, 'the readiness of nats-server').catch((error: Error) => {
    throw new Error(`${error.message}: ${said()}`);
  });
}
