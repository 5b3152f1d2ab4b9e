import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';

/** The private keys of one hub on one machine, as JWKs with their `kid` and `alg`. */
export interface Keys {
  /** Signs the identities that the gateway sends to the services. */
  readonly gateway: JWK;
  /** Signs what the agreements service asks in its own name, and the checkpoints of its histories. */
  readonly agreements: JWK;
  /** What the agreements service signed with before: from `agreements-former.json`, a JWKS that an operator writes. */
  readonly agreementsFormer: readonly JWK[];
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
  const load = async (name: keyof typeof KINDS) => {
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
    agreementsFormer: await formerKeys(dataDir),
    issuer: await load('issuer'),
  };
}

/** One key of a data directory; undefined where no hub has been started on it. */
export const readKey = (dataDir: string, name: keyof typeof KINDS): Promise<JWK | undefined> =>
  readJson<JWK>(dataDir, name);

/** The public keys that checkpoints of histories may be signed with: the current one first. */
export async function checkpointKeys(dataDir: string): Promise<JWK[]> {
  const current = await readKey(dataDir, 'agreements');
  return [...(current ? [current] : []), ...(await formerKeys(dataDir))].map(publicHalf);
}

/** The public halves, as the JWKS text that processes get to verify with. */
export function publicKeys(...keys: JWK[]): string {
  return JSON.stringify({ keys: keys.map(publicHalf) });
}

const publicHalf = ({ d: _private, ...half }: JWK): JWK => half;

const formerKeys = async (dataDir: string): Promise<JWK[]> =>
  (await readJson<{ keys: JWK[] }>(dataDir, 'agreements-former'))?.keys ?? [];

async function readJson<Content>(dataDir: string, name: string): Promise<Content | undefined> {
  try {
    return JSON.parse(await readFile(path.join(dataDir, 'keys', `${name}.json`), 'utf8')) as Content;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function generate({ kid, alg }: { kid: string; alg: string }): Promise<JWK> {
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  return { ...(await exportJWK(privateKey)), kid, alg };
}
