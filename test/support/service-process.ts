import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
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
 * @param env all of its environment.
 * @param root the checkout.
 * @throws when it ends before, with what it wrote.
 */
export async function startServiceProcess(
  name: string,
  env: Readonly<Record<string, string>> & { readonly PORT: string },
  root: URL = new URL('../../', import.meta.url),
): Promise<ServiceProcess> {
  const program = fileURLToPath(new URL(`services/${name}/dist/main.js`, root));
  const child = spawn(process.execPath, [program], { stdio: ['ignore', 'ignore', 'pipe'], env });
  let output = '';
  child.stderr.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const ended = once(child, 'exit');
  const gone = () => child.exitCode !== null || child.signalCode !== null;
  const url = `http://127.0.0.1:${env.PORT}`;
  let ready = false;
  await until(
    () => ready || gone(),
    PATIENCE_MS,
    async () => {
      ready = await fetch(`${url}/health/ready`).then(
        ({ ok }) => ok,
        () => false,
      );
    },
  );
  if (gone()) throw new Error(`the service ${name} ended before it was ready: ${output}`);
  const end = async (signal: NodeJS.Signals) => {
    if (!gone()) child.kill(signal);
    await ended;
  };
  return { url, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}

/** The environment of a process of the agreements service, from what it is configured with. */
export function agreementsEnvironment(config: {
  readonly port: number;
  readonly host: string;
  readonly deployment: string;
  readonly databaseUrl: string;
  readonly eventsDatabaseUrl: string;
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
    EVENTS_RETENTION_HOURS: String(config.eventsRetentionHours),
    ANSWERS_RETENTION_DAYS: String(config.answersRetentionDays),
    TRUSTED_KEYS: JSON.stringify(config.trustedKeys),
    LOG_LEVEL: 'silent',
    ORGANISATIONS_URL: config.organisationsUrl,
    ORGANISATIONS_TIMEOUT: String(config.organisationsTimeout),
    SIGNING_KEY: JSON.stringify(config.signingKey),
  };
}
