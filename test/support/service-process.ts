import type { NatsOptions } from '@hub/common';
import { type ProgramEnvironment, runProgram } from './program.js';
import { until } from './until.js';

/** A service as a process of its own, which can be killed. */
export interface ServiceProcess {
  readonly url: string;
  /** Ends it at once, as a crash would; resolves when it is gone. */
  kill(): Promise<void>;
  /** Lets it finish what it is doing. */
  stop(): Promise<void>;
}

const PATIENCE_MS = 20_000;

/**
 * Starts `node services/<name>/dist/main.js`, as it was last built; resolves when it answers.
 *
 * @throws when it ends before, with what it wrote.
 */
export async function startServiceProcess(name: string, env: ProgramEnvironment): Promise<ServiceProcess> {
  const program = runProgram(`services/${name}`, env, ['ignore', 'ignore', 'pipe']);
  let output = '';
  program.child.stderr?.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  let ready = false;
  await until(
    () => ready || program.isGone(),
    PATIENCE_MS,
    async () => {
      ready = await program.isReady();
    },
  );
  if (program.isGone()) throw new Error(`the service ${name} ended before it was ready: ${output}`);
  const end = async (signal: NodeJS.Signals) => void (await program.end(signal));
  return { url: program.url, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}

/** The environment of a process of the agreements service, from what it is configured with. */
export function agreementsEnvironment(config: {
  readonly port: number;
  readonly host: string;
  readonly deployment: string;
  readonly databaseUrl: string;
  readonly eventsDatabaseUrl: string;
  readonly nats?: NatsOptions;
  readonly eventsRetentionHours: number;
  readonly answersRetentionDays: number;
  readonly trustedKeys: unknown;
  readonly organisationsUrl: string;
  readonly organisationsTimeout: number;
  readonly signingKey: unknown;
}) {
  return {
    PORT: String(config.port),
    HOST: config.host,
    DEPLOYMENT: config.deployment,
    DATABASE_URL: config.databaseUrl,
    EVENTS_DATABASE_URL: config.eventsDatabaseUrl,
    ...(config.nats && { NATS_URL: config.nats.servers.join(',') }),
    ...(config.nats?.stream !== undefined && { NATS_STREAM: config.nats.stream }),
    EVENTS_RETENTION_HOURS: String(config.eventsRetentionHours),
    ANSWERS_RETENTION_DAYS: String(config.answersRetentionDays),
    TRUSTED_KEYS: JSON.stringify(config.trustedKeys),
    LOG_LEVEL: 'silent',
    ORGANISATIONS_URL: config.organisationsUrl,
    ORGANISATIONS_TIMEOUT: String(config.organisationsTimeout),
    SIGNING_KEY: JSON.stringify(config.signingKey),
  };
}
