import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { exportJWK, generateKeyPair, type JWK } from 'jose';

const SCRIPT = fileURLToPath(new URL('./run-oidc-server.mjs', import.meta.url));
const SECRET = 'a-secret-of-the-tests-that-is-long-enough';

export interface OidcServerOptions {
  readonly port: number;
  /** The private keys that it signs with and shows the public side of. */
  readonly keys: readonly JWK[];
  /** The roles of each client, by its id. */
  readonly clients: Readonly<Record<string, readonly string[]>>;
  /** Seconds that its tokens live. */
  readonly lifetime: number;
}

/** A real OIDC server, over HTTP. */
export interface OidcServer {
  readonly issuer: string;
  readonly jwks: URL;
  /** An access token (JWT) that the server gives a client with its credentials, for an audience. */
  token(client: string, audience: string): Promise<string>;
  stop(): Promise<void>;
}

/** A private key of the server. */
export async function oidcKey(kid: string, alg = 'ES256'): Promise<JWK> {
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  return { ...(await exportJWK(privateKey)), kid, alg, use: 'sig' };
}

/** Starts the server in a process of its own, and waits until it listens. */
export async function startOidcServer(options: OidcServerOptions): Promise<OidcServer> {
  const issuer = `http://127.0.0.1:${options.port}`;
  const clients = Object.entries(options.clients).map(([id, roles]) => ({ id, secret: SECRET, roles }));
  const child = spawn(process.execPath, [SCRIPT, JSON.stringify({ ...options, issuer, clients })], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  await ready(child);
  return {
    issuer,
    jwks: new URL(`${issuer}/jwks`),
    async token(client, audience) {
      const response = await fetch(`${issuer}/token`, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          authorization: `Basic ${Buffer.from(`${client}:${SECRET}`).toString('base64')}`,
        },
        body: new URLSearchParams({ grant_type: 'client_credentials', resource: audience, scope: 'hub' }),
      });
      const answer = (await response.json()) as { access_token?: string };
      if (answer.access_token === undefined) throw new Error(`no token: ${JSON.stringify(answer)}`);
      return answer.access_token;
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill();
      await exited;
    },
  };
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (chunk) => {
      said += chunk;
    });
    child.stdout?.on('data', (chunk) => {
      if (String(chunk).includes('ready')) resolve();
    });
    child.once('exit', () => reject(new Error(`the OIDC server has ended: ${said}`)));
  });
}
