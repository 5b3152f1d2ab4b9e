import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';

/** The private keys of one hub on one machine, as JWKs with their `kid` and `alg`. */
export interface Keys {
  /** Signs the identities that the gateway sends to the services. */
  readonly gateway: JWK;
  /** Signs what the agreements service asks in its own name. */
  readonly agreements: JWK;
  /** Signs the access tokens of the development issuer. */
  readonly issuer: JWK;
}

const KINDS = {
  gateway: { kid: 'hub-gateway', alg: 'EdDSA' },
  agreements: { kid: 'agreements', alg: 'EdDSA' },
  issuer: { kid: 'development', alg: 'ES256' },
} as const;

/** Reads the keys of a data directory, making those that are missing; each in a file that only we can read. */
export async function loadKeys(dataDir: string): Promise<Keys> {
  const folder = path.join(dataDir, 'keys');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  const load = async (name: keyof Keys) => {
    const found = await readKey(dataDir, name);
    if (found) return found;
    const key = await generate(KINDS[name]);
    // Renamed into place, so that a file cut short is never read as a key.
    const file = path.join(folder, `${name}.json`);
    await writeFile(`${file}.new`, `${JSON.stringify(key)}\n`, { mode: 0o600 });
    await rename(`${file}.new`, file);
    return key;
  };
  return {
    gateway: await load('gateway'),
    agreements: await load('agreements'),
    issuer: await load('issuer'),
  };
}

/** One key of a data directory; undefined where no hub has been started on it. */
export async function readKey(dataDir: string, name: keyof Keys): Promise<JWK | undefined> {
  try {
    return JSON.parse(await readFile(path.join(dataDir, 'keys', `${name}.json`), 'utf8')) as JWK;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The public halves, as the JWKS text that processes get to verify with. */
export function publicKeys(...keys: JWK[]): string {
  return JSON.stringify({ keys: keys.map(({ d: _private, ...publicHalf }) => publicHalf) });
}

async function generate({ kid, alg }: { kid: string; alg: string }): Promise<JWK> {
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  return { ...(await exportJWK(privateKey)), kid, alg };
}
